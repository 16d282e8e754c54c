// A configuration as a whole: sources with their sinks, as a file says them and as the API compares them with what it has.
import { z } from 'zod';
import { configuredEventType } from './event-type';
import { newResourceId } from './ids';
import { kafkaSecrets } from './kafka-source';
import { newSink } from './sink';
import {
  newDeadLetterSource,
  newHttpSource,
  newKafkaSource,
  newKvSource,
  newOutboxSource,
  newPenstockSource,
  newScheduleSource,
} from './source';

/** Sources in one document, and sinks of one source; how many there may be in all is a setting. */
const most = 1000;

interface Identified {
  id: string;
}

/** Faults name the place of the second one. */
const withoutRepeats =
  <Name extends string>(name: Name) =>
  (items: Record<Name, string>[], context: z.core.$RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [at, { [name]: input }] of items.entries()) {
      if (seen.has(input)) context.addIssue({ code: 'custom', path: [at, name], message: 'is given twice', input });
      seen.add(input);
    }
  };

/** Every id is given, so that the same file means the same things each time. */
const id = newResourceId();

/** Secrets that are left out stay as they are; those given are all there are to be. */
export const configuredSink = newSink.extend({ id, secrets: newSink.shape.secrets.unwrap().optional() });

/** Sources of all types, with sinks of this shape. */
export function configuredSources<Sink extends z.ZodType<Identified>>(sink: Sink) {
  const whole = {
    id,
    sinks: z.array(sink).max(most).superRefine(withoutRepeats('id')).default([]),
    types: z
      .array(configuredEventType)
      .max(most)
      .superRefine(withoutRepeats('type'))
      .optional()
      .describe('Types of its events; left out, they stay as they are, given, no others are checked'),
  };
  return {
    deadletter: newDeadLetterSource.extend(whole),
    http: newHttpSource.extend(whole),
    kafka: newKafkaSource.extend({ ...whole, secrets: kafkaSecrets.optional() }),
    kv: newKvSource.extend(whole),
    outbox: newOutboxSource.extend(whole),
    penstock: newPenstockSource.extend(whole),
    schedule: newScheduleSource.extend(whole),
  };
}

export const sourceList = <Source extends z.ZodType<Identified>>(source: Source) =>
  z.array(source).max(most).superRefine(withoutRepeats('id'));

const { deadletter, http, kafka, kv, outbox, penstock, schedule } = configuredSources(configuredSink);
export const configuredSource = z.discriminatedUnion('type', [deadletter, http, kafka, kv, outbox, penstock, schedule]);

export type ConfiguredSink = z.output<typeof configuredSink>;
export type ConfiguredSource = z.output<typeof configuredSource>;

export const changeActions = ['create', 'update', 'delete', 'keep', 'none'] as const;
export const secretChanges = ['set', 'changed', 'removed', 'same'] as const;

/** What can be set, without secrets and with defaults filled in; of a type of event mode and schema as its config. */
export interface ConfiguredSettings {
  type: string;
  name: string;
  description: string;
  config: Record<string, unknown>;
  filter?: unknown;
  policy?: Record<string, unknown>;
}

/** What is to be done about one source, sink or type of event so that it is as configured. */
export interface ConfigurationChange {
  sourceId: string;
  /** Of a sink. */
  sinkId?: string;
  /** Of a type of the source's events. */
  eventType?: string;
  /** `keep`: it would be deleted, but for what `because` says. */
  action: (typeof changeActions)[number];
  because?: string;
  /** The version that was looked at; absent when it is not there. */
  version?: number;
  before?: ConfiguredSettings;
  after?: ConfiguredSettings;
  /** By field, such as `secrets.token`: how the one given differs from the one stored. */
  secrets: Record<string, (typeof secretChanges)[number]>;
}
