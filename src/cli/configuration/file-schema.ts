// What a configuration file may hold: the bodies the API takes, with secrets by reference, and each sink as its type has it.
import { z } from 'zod';
import { configuredSink, configuredSources, sourceList } from '../../model/configuration';
import { kafkaSecrets } from '../../model/kafka-source';
import { sinkTypes, type AnySinkType } from '../../sinks/registry';

/** Where the value of a secret is: in an environment variable, or in a file, whose path begins where this file is. */
const reference = z
  .string()
  .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:.+)$/, 'must be a reference, env:NAME or file:PATH')
  .describe('env:NAME or file:PATH: secrets are not written in this file');

const references = (names: string[]) => Object.fromEntries(names.map((name) => [name, reference.optional()]));

function secretsOf({ secrets, headerSecret, takesAnySecret }: AnySinkType) {
  const known = z.strictObject(references(Object.keys(secrets)));
  return headerSecret || takesAnySecret ? known.catchall(reference) : known;
}

const sinkOf = (sink: AnySinkType) =>
  configuredSink
    .extend({
      type: z.literal(sink.type),
      config: sink.config.safeParse({}).success ? sink.config.prefault({}) : sink.config,
      secrets: secretsOf(sink)
        .optional()
        .describe('When they are left out, those that are set stay; when given, others are taken away'),
    })
    .describe(sink.summary);

const [first, ...others] = sinkTypes.map(sinkOf);
if (!first) throw new Error('there are no types of sinks');
const sink = z.discriminatedUnion('type', [first, ...others]);

const secret = reference.optional();
const { deadletter, http, kafka, kv, outbox, penstock, schedule } = configuredSources(sink);
const source = z.discriminatedUnion('type', [
  deadletter,
  http.extend({ secret: secret.describe('Opens the source or signs requests; made when it is left out') }),
  kafka.extend({ secrets: z.strictObject(references(Object.keys(kafkaSecrets.shape))).optional() }),
  kv,
  outbox.extend({ secret: reference.describe('URL of the database') }),
  penstock,
  schedule,
]);

export const configurationFile = z.strictObject({
  $schema: z.string().optional().describe('For editors'),
  name: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1–64 letters, digits, ".", "_" or "-"')
    .optional()
    .describe('Tells this configuration from others applied to the same Penstock: each prunes only its own'),
  sources: sourceList(source),
});

/** As it is written: defaults are the API's to fill in. */
export type WrittenFile = z.input<typeof configurationFile>;
export type WrittenSource = WrittenFile['sources'][number];
export type WrittenSink = NonNullable<WrittenSource['sinks']>[number];

/** For editors. */
export const fileJsonSchema = (): object => ({
  title: 'Penstock configuration',
  ...z.toJSONSchema(configurationFile, { io: 'input', unrepresentable: 'any' }),
});
