import { z } from 'zod';
import type { BreakerStanding } from './breaker';
import { filter } from './filter';
import { resourceId } from './ids';
import { policy, type Policy } from './policy';

const name = z.string().min(1).max(100);
const description = z.string().max(4000);
const secretValues = z.record(z.string(), z.string().min(1).max(8192));

/** What `POST /v1/sources/{sourceId}/sinks` takes. `config` and `secrets` are checked by the type's own schemas. */
export const newSink = z.strictObject({
  id: resourceId(),
  type: z.string(),
  name: name.optional(),
  description: description.default(''),
  config: z.record(z.string(), z.unknown()).default({}),
  secrets: secretValues.default({}),
  filter: filter.optional(),
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
  filter: filter.nullish(),
  policy: z.record(z.string(), z.unknown()).nullish(),
});
export type SinkPatch = z.output<typeof sinkPatch>;

/** `paused`: deliveries are parked until it is resumed. */
export type SinkState = 'enabled' | 'paused';

export interface Sink {
  sourceId: string;
  id: string;
  type: string;
  name: string;
  description: string;
  state: SinkState;
  /** Why it is paused. */
  pausedBecause?: string;
  config: Record<string, unknown>;
  /** Names of the secrets that are set; their values are never read back. */
  secretNames: string[];
  filter?: z.output<typeof filter>;
  policy: Policy;
  /** Who registered it: its work may do what they may. */
  principal: string;
  createdAt: string;
  updatedAt: string;
}

/** A sink with how its target fares, which changes with attempts and not with its settings. */
export interface StandingSink extends Sink {
  breaker: BreakerStanding;
}
