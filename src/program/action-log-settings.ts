// What the environment says of the source and the sink of `penstock action-log`.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { describeIssues } from '../model/describe-issues';
import { PenstockError } from '../model/errors';
import { kafkaSourceConfig, pemPattern, type KafkaSourceConfig } from '../model/kafka-source';
import { icebergConfig } from '../sinks/iceberg/config';

/** As text, or as the path of a file with it. */
const pem = () =>
  z
    .string()
    .transform((text, context) => {
      if (pemPattern.test(text)) return text;
      try {
        const content = readFileSync(text, 'utf8');
        if (pemPattern.test(content)) return content;
        context.addIssue('must be in PEM, beginning with "-----BEGIN", or the path of a file that is');
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        context.addIssue(`must be in PEM, beginning with "-----BEGIN", or the path of a file that is (${code})`);
      }
      return z.NEVER;
    })
    .optional();

const flag = () => z.enum(['true', 'false']).transform((text) => text === 'true');

const environment = z.object({
  /** host:port, separated by commas. */
  ACTION_LOG_SINK_BROKERS: z.string('must be set, such as "kafka-1:9092,kafka-2:9092"'),
  ACTION_LOG_SINK_TLS: flag().default(false),
  /** Authorities to trust instead of those Node.js knows. */
  ACTION_LOG_SINK_TLS_CA: pem(),
  /** The name that the brokers' certificates must be for, when it is not the host. */
  ACTION_LOG_SINK_TLS_SERVERNAME: z.string().optional(),
  ACTION_LOG_SINK_TLS_REJECT_UNAUTHORIZED: flag().optional(),
  /** Of this client, and the key to it. */
  ACTION_LOG_SINK_TLS_CERTIFICATE: pem(),
  ACTION_LOG_SINK_TLS_KEY: pem(),
  ACTION_LOG_SINK_SASL_MECHANISM: z.string().optional(),
  ACTION_LOG_SINK_SASL_USERNAME: z.string().optional(),
  ACTION_LOG_SINK_SASL_PASSWORD: z.string().optional(),
  ACTION_LOG_SINK_TOPIC: z.string().default('ontology.actions.applied.v1'),
  ACTION_LOG_SINK_GROUP: z.string().default('action-log-sink'),
  ACTION_LOG_SINK_START_FROM: z.enum(['earliest', 'latest']).default('earliest'),
  /** Base address of the REST catalog. */
  ACTION_LOG_SINK_CATALOG_URL: z.string().optional(),
  ACTION_LOG_SINK_CATALOG_TOKEN: z.string().optional(),
  ACTION_LOG_SINK_WAREHOUSE: z.string().optional(),
  ACTION_LOG_SINK_NAMESPACE: z.string().default('default'),
  ACTION_LOG_SINK_TABLE: z.string().default('action_log'),
  /** Where the table is made when it is not there; absent, the catalog says. */
  ACTION_LOG_SINK_LOCATION: z.string().optional(),
  /** How the table's files in S3 are reached; what is absent comes from the catalog. */
  ACTION_LOG_SINK_S3_ENDPOINT: z.string().optional(),
  ACTION_LOG_SINK_S3_REGION: z.string().optional(),
  ACTION_LOG_SINK_S3_PATH_STYLE: flag().optional(),
  ACTION_LOG_SINK_S3_ACCESS_KEY_ID: z.string().optional(),
  ACTION_LOG_SINK_S3_SECRET_ACCESS_KEY: z.string().optional(),
  ACTION_LOG_SINK_MAX_RECORDS: z.coerce.number().default(100_000),
  ACTION_LOG_SINK_MAX_AGE: z.string().default('60s'),
  /** For development: rows go into this file, and no catalog is needed. */
  ACTION_LOG_SINK_JSONL_PATH: z.string().optional(),
});
type Variable = keyof z.output<typeof environment>;
type Given = z.output<typeof environment>;

/** Of no use without the other. */
const together: [Variable, Variable][] = [
  ['ACTION_LOG_SINK_SASL_USERNAME', 'ACTION_LOG_SINK_SASL_MECHANISM'],
  ['ACTION_LOG_SINK_SASL_PASSWORD', 'ACTION_LOG_SINK_SASL_MECHANISM'],
  ['ACTION_LOG_SINK_SASL_MECHANISM', 'ACTION_LOG_SINK_SASL_USERNAME'],
  ['ACTION_LOG_SINK_SASL_MECHANISM', 'ACTION_LOG_SINK_SASL_PASSWORD'],
  ['ACTION_LOG_SINK_TLS_CERTIFICATE', 'ACTION_LOG_SINK_TLS_KEY'],
  ['ACTION_LOG_SINK_TLS_KEY', 'ACTION_LOG_SINK_TLS_CERTIFICATE'],
  ['ACTION_LOG_SINK_S3_ACCESS_KEY_ID', 'ACTION_LOG_SINK_S3_SECRET_ACCESS_KEY'],
  ['ACTION_LOG_SINK_S3_SECRET_ACCESS_KEY', 'ACTION_LOG_SINK_S3_ACCESS_KEY_ID'],
];

/** By the fields they set, for what is said of those. */
const variables: Record<string, Variable> = {
  brokers: 'ACTION_LOG_SINK_BROKERS',
  topics: 'ACTION_LOG_SINK_TOPIC',
  group: 'ACTION_LOG_SINK_GROUP',
  'tls.servername': 'ACTION_LOG_SINK_TLS_SERVERNAME',
  'tls.ca': 'ACTION_LOG_SINK_TLS_CA',
  'tls.certificate': 'ACTION_LOG_SINK_TLS_CERTIFICATE',
  'sasl.mechanism': 'ACTION_LOG_SINK_SASL_MECHANISM',
  'sasl.username': 'ACTION_LOG_SINK_SASL_USERNAME',
  'catalog.url': 'ACTION_LOG_SINK_CATALOG_URL',
  'catalog.warehouse': 'ACTION_LOG_SINK_WAREHOUSE',
  namespace: 'ACTION_LOG_SINK_NAMESPACE',
  table: 'ACTION_LOG_SINK_TABLE',
  location: 'ACTION_LOG_SINK_LOCATION',
  's3.endpoint': 'ACTION_LOG_SINK_S3_ENDPOINT',
  's3.region': 'ACTION_LOG_SINK_S3_REGION',
  's3.accessKeyId': 'ACTION_LOG_SINK_S3_ACCESS_KEY_ID',
  maxRecords: 'ACTION_LOG_SINK_MAX_RECORDS',
  maxAge: 'ACTION_LOG_SINK_MAX_AGE',
  path: 'ACTION_LOG_SINK_JSONL_PATH',
};

export interface ActionLogSettings {
  source: { config: KafkaSourceConfig; secrets: Record<string, string> };
  sink: { config: Record<string, unknown>; secrets: Record<string, string> };
}

/** Throws `settingInvalid` naming each variable that is wrong. An empty variable counts as unset. */
export function readActionLogSettings(env: NodeJS.ProcessEnv): ActionLogSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  // A key is not shown, be it cut off or no key.
  if (!parsed.success) throw invalid(describeIssues(parsed.error, { ...set, ACTION_LOG_SINK_TLS_KEY: '[secret]' }));
  const given = parsed.data;
  const faults = [...missing(given)];
  const config = sourceConfigOf(given);
  const source = kafkaSourceConfig.safeParse(config);
  const sink = sinkOf(given);
  const sinkConfig = icebergConfig.safeParse(sink.config);
  if (faults.length === 0 && !source.success) faults.push(...describeIssues(source.error, config).map(byVariable));
  if (faults.length === 0 && !sinkConfig.success)
    faults.push(...describeIssues(sinkConfig.error, sink.config).map(byVariable));
  if (faults.length > 0 || !source.success) throw invalid(faults);
  return { source: { config: source.data, secrets: sourceSecretsOf(given) }, sink };
}

const invalid = (faults: string[]) => new PenstockError('settingInvalid', faults.join('\n'));

/** Variables that others need. */
function missing(given: Given): string[] {
  const isSet = (variable: Variable) => given[variable] !== undefined;
  const faults = together
    .filter(([one, other]) => isSet(one) && !isSet(other))
    .map(([one, other]) => `${other}: must be set, because ${one} is`);
  const ofTls = Object.keys(given).find((name) => name.startsWith('ACTION_LOG_SINK_TLS_'));
  if (ofTls !== undefined && !given.ACTION_LOG_SINK_TLS)
    faults.push(`ACTION_LOG_SINK_TLS: must be "true", because ${ofTls} is set`);
  if (!isSet('ACTION_LOG_SINK_JSONL_PATH') && !isSet('ACTION_LOG_SINK_CATALOG_URL'))
    faults.push('ACTION_LOG_SINK_CATALOG_URL: must be set, unless ACTION_LOG_SINK_JSONL_PATH is');
  return [...new Set(faults)];
}

/** `line` begins with a field of a config. */
const byVariable = (line: string): string =>
  line.replace(/^([A-Za-z0-9.]+)(\[\d+\])?/, (_all, field: string) => variables[field] ?? `ACTION_LOG_SINK ${field}`);

function sourceConfigOf(given: Given): Record<string, unknown> {
  const tls = defined({
    ca: given.ACTION_LOG_SINK_TLS_CA,
    servername: given.ACTION_LOG_SINK_TLS_SERVERNAME,
    rejectUnauthorized: given.ACTION_LOG_SINK_TLS_REJECT_UNAUTHORIZED,
    certificate: given.ACTION_LOG_SINK_TLS_CERTIFICATE,
  });
  return defined({
    brokers: given.ACTION_LOG_SINK_BROKERS.split(',').map((broker) => broker.trim()),
    topics: [given.ACTION_LOG_SINK_TOPIC],
    group: given.ACTION_LOG_SINK_GROUP,
    startFrom: given.ACTION_LOG_SINK_START_FROM,
    tls: given.ACTION_LOG_SINK_TLS ? (tls ?? true) : undefined,
    sasl: defined({
      mechanism: given.ACTION_LOG_SINK_SASL_MECHANISM,
      username: given.ACTION_LOG_SINK_SASL_USERNAME,
    }),
  }) as Record<string, unknown>;
}

const sourceSecretsOf = (given: Given): Record<string, string> =>
  (defined({ saslPassword: given.ACTION_LOG_SINK_SASL_PASSWORD, clientKey: given.ACTION_LOG_SINK_TLS_KEY }) ??
    {}) as Record<string, string>;

function sinkOf(given: Given): ActionLogSettings['sink'] {
  const columns = 'action-log';
  const path = given.ACTION_LOG_SINK_JSONL_PATH;
  if (path !== undefined) return { config: { mode: 'jsonl', path, columns }, secrets: {} };
  const token = given.ACTION_LOG_SINK_CATALOG_TOKEN;
  const config = defined({
    mode: 'native',
    catalog: defined({
      url: given.ACTION_LOG_SINK_CATALOG_URL,
      warehouse: given.ACTION_LOG_SINK_WAREHOUSE,
      auth: { type: token === undefined ? 'none' : 'bearer' },
    }),
    s3: defined({
      endpoint: given.ACTION_LOG_SINK_S3_ENDPOINT,
      region: given.ACTION_LOG_SINK_S3_REGION,
      accessKeyId: given.ACTION_LOG_SINK_S3_ACCESS_KEY_ID,
      pathStyle: given.ACTION_LOG_SINK_S3_PATH_STYLE,
    }),
    namespace: given.ACTION_LOG_SINK_NAMESPACE,
    table: given.ACTION_LOG_SINK_TABLE,
    location: given.ACTION_LOG_SINK_LOCATION,
    columns,
    maxRecords: given.ACTION_LOG_SINK_MAX_RECORDS,
    maxAge: given.ACTION_LOG_SINK_MAX_AGE,
  }) as Record<string, unknown>;
  const secrets = defined({ catalogToken: token, s3SecretAccessKey: given.ACTION_LOG_SINK_S3_SECRET_ACCESS_KEY });
  return { config, secrets: (secrets ?? {}) as Record<string, string> };
}

/** The fields that are set; undefined when none is. */
function defined(fields: Record<string, unknown>): Record<string, unknown> | undefined {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}
