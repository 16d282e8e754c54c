import { z } from 'zod';
import type { BreakerStanding } from './breaker';
import { newFilter, type Filter } from './filter';
import { newResourceId, type ResourceState } from './ids';
import { policy, type Policy } from './policy';

const name = z.string().min(1).max(40);
const description = z.string().max(4000);
const secretValues = z.record(z.string(), z.string().min(1).max(8192));

/** What `POST /v1/sources/{sourceId}/sinks` takes. `config` and `secrets` are checked by the type's own schemas. */
export const newSink = z.strictObject({
  /** Made of the name when it is left out. */
  id: newResourceId().optional(),
  type: z.string(),
  name: name.optional(),
  description: description.default(''),
  config: z.record(z.string(), z.unknown()).default({}),
  secrets: secretValues.default({}),
  filter: newFilter.optional(),
  policy: policy.prefault({}),
});
export type NewSink = z.output<typeof newSink>;

/** What `PATCH …/sinks/{sinkId}` takes: absent means unchanged, null means back to the default or taken away. */
export const sinkPatch = z.strictObject({
  type: z.string().optional(),
  name: name.nullish(),
  description: description.nullish(),
  config: z.record(z.string(), z.unknown()).optional(),
  secrets: z.record(z.string(), z.string().min(1).max(8192).nullable()).optional(),
  filter: newFilter.nullish(),
  policy: z.record(z.string(), z.unknown()).nullish(),
  /** Why; kept with the version. */
  reason: z.string().min(1).max(500).optional(),
});
export type SinkPatch = z.output<typeof sinkPatch>;

/** Names a sink. */
export interface SinkKey {
  sourceId: string;
  sinkId: string;
}

export interface Sink {
  sourceId: string;
  id: string;
  type: string;
  name: string;
  description: string;
  state: ResourceState;
  /** Why it is paused. */
  pausedBecause?: string;
  /** Number of its latest version. */
  version: number;
  config: Record<string, unknown>;
  /** Names of the secrets that are set; their values are never read back. */
  secretNames: string[];
  filter?: Filter;
  policy: Policy;
  /** Who set it last: its work may do what they may. */
  principal: string;
  createdAt: string;
  updatedAt: string;
}

/** What a Keboola stack said of a sink's token when it was last asked; `unverified` when it could not be. */
export interface TokenStanding {
  state: 'valid' | 'refused' | 'unverified';
  description?: string;
  /** Why it is refused, or could not be verified. */
  reason?: string;
  /** RFC 3339. */
  expiresAt?: string;
}

/** A sink with how its target fares, which changes with attempts and not with its settings. */
export interface StandingSink extends Sink {
  breaker: BreakerStanding;
  token?: TokenStanding & { verifiedAt: string };
  /** Why it works no more: its stored settings do not parse, or its secrets do not open. */
  broken?: string;
}
