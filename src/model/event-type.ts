// Types of a source's events: which were seen, and whether their data is checked.
import { z } from 'zod';

export const checkModes = ['enforce', 'flag', 'ignore'] as const;

const settings = z.strictObject({
  mode: z
    .enum(checkModes)
    .describe('Of an event whose data does not match: refuse it, take it in and say so, or take no notice'),
  schema: z
    .union([z.record(z.string(), z.unknown()), z.boolean()])
    .optional()
    .describe('JSON Schema, 2020-12 or what its `$schema` says (draft-07)'),
});
const withSchema = {
  path: ['schema'],
  error: 'must be given to enforce or to flag',
};
const hasSchema = ({ mode, schema }: z.output<typeof settings>): boolean => mode === 'ignore' || schema !== undefined;

/** What `PUT /v1/sources/{id}/types/{type}` takes. */
export const newEventType = settings.refine(hasSchema, withSchema);

/** One among those of a source in a configuration. */
export const configuredEventType = settings
  .extend({ type: z.string().min(1).max(256).describe('Type of the events') })
  .refine(hasSchema, withSchema);
export type NewEventType = z.output<typeof newEventType>;

export interface EventType {
  type: string;
  mode: (typeof checkModes)[number];
  schema?: unknown;
  firstSeenAt?: string;
  lastSeenAt?: string;
  /** Uid of an event of the type. */
  exampleUid?: string;
}

/** A type whose events are checked. */
export interface CheckedType {
  mode: 'enforce' | 'flag';
  /** As JSON text: it goes to a thread with every check. */
  schema: string;
}
