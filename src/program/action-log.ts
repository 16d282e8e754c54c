// `penstock action-log`: everything that is needed to bring one topic into the table of applied actions, from the
// environment alone.
import { z } from 'zod';
import type { Keyring } from '../ledger/keyring';
import type { Database } from '../ledger/ledger';
import { writeSecrets } from '../ledger/secrets';
import { findSink, insertSink, updateSink } from '../ledger/sinks';
import { insertSource, lockSource, updateSource } from '../ledger/sources';
import { describeIssues } from '../model/describe-issues';
import { PenstockError } from '../model/errors';
import { kafkaSourceConfig, type KafkaSourceConfig } from '../model/kafka-source';
import { policy } from '../model/policy';
import type { KafkaSource } from '../model/source';
import { checkSink } from '../sinks/registry';

const sourceId = 'action-log';
const sinkId = 'action-log';

const environment = z
  .object({
    /** host:port, separated by commas. */
    ACTION_LOG_SINK_BROKERS: z.string('must be set, such as "kafka-1:9092,kafka-2:9092"'),
    ACTION_LOG_SINK_TOPIC: z.string().default('ontology.actions.applied.v1'),
    ACTION_LOG_SINK_GROUP: z.string().default('action-log-sink'),
    ACTION_LOG_SINK_START_FROM: z.enum(['earliest', 'latest']).default('earliest'),
    /** Base address of the REST catalog. */
    ACTION_LOG_SINK_CATALOG_URL: z.string().optional(),
    ACTION_LOG_SINK_CATALOG_TOKEN: z.string().optional(),
    ACTION_LOG_SINK_WAREHOUSE: z.string().optional(),
    ACTION_LOG_SINK_NAMESPACE: z.string().default('default'),
    ACTION_LOG_SINK_TABLE: z.string().default('action_log'),
    ACTION_LOG_SINK_MAX_RECORDS: z.coerce.number().default(100_000),
    ACTION_LOG_SINK_MAX_AGE: z.string().default('60s'),
    /** For development: rows go into this file, and no catalog is needed. */
    ACTION_LOG_SINK_JSONL_PATH: z.string().optional(),
  })
  .refine((env) => env.ACTION_LOG_SINK_JSONL_PATH !== undefined || env.ACTION_LOG_SINK_CATALOG_URL !== undefined, {
    path: ['ACTION_LOG_SINK_CATALOG_URL'],
    message: 'must be set, unless ACTION_LOG_SINK_JSONL_PATH is',
  });

export interface ActionLogSettings {
  source: KafkaSourceConfig;
  sink: { config: Record<string, unknown>; secrets: Record<string, string> };
}

/** Throws `settingInvalid` naming each variable that is wrong. An empty variable counts as unset. */
export function readActionLogSettings(env: NodeJS.ProcessEnv): ActionLogSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) throw new PenstockError('settingInvalid', describeIssues(parsed.error, set).join('\n'));
  const given = parsed.data;
  const config = {
    brokers: given.ACTION_LOG_SINK_BROKERS.split(',').map((broker) => broker.trim()),
    topics: [given.ACTION_LOG_SINK_TOPIC],
    group: given.ACTION_LOG_SINK_GROUP,
    startFrom: given.ACTION_LOG_SINK_START_FROM,
  };
  const source = kafkaSourceConfig.safeParse(config);
  if (!source.success) {
    throw new PenstockError('settingInvalid', describeIssues(source.error, config, 'ACTION_LOG_SINK').join('\n'));
  }
  return { source: source.data, sink: sinkOf(given) };
}

function sinkOf(given: z.output<typeof environment>): ActionLogSettings['sink'] {
  const columns = 'action-log';
  const path = given.ACTION_LOG_SINK_JSONL_PATH;
  if (path !== undefined) return { config: { mode: 'jsonl', path, columns }, secrets: {} };
  const token = given.ACTION_LOG_SINK_CATALOG_TOKEN;
  const warehouse = given.ACTION_LOG_SINK_WAREHOUSE;
  return {
    config: {
      mode: 'native',
      catalog: {
        url: given.ACTION_LOG_SINK_CATALOG_URL,
        ...(warehouse !== undefined && { warehouse }),
        auth: { type: token === undefined ? 'none' : 'bearer' },
      },
      namespace: given.ACTION_LOG_SINK_NAMESPACE,
      table: given.ACTION_LOG_SINK_TABLE,
      columns,
      maxRecords: given.ACTION_LOG_SINK_MAX_RECORDS,
      maxAge: given.ACTION_LOG_SINK_MAX_AGE,
    },
    secrets: token === undefined ? {} : { catalogToken: token },
  };
}

/** Makes the source `action-log` and its sink, or brings them to what the environment says. Doing it twice is as once. */
export async function ensureActionLog(
  { db, keyring, allowAddresses }: { db: Database; keyring: Keyring; allowAddresses: string[] },
  settings: ActionLogSettings,
): Promise<void> {
  const config = await checkSink('iceberg', settings.sink, allowAddresses);
  await db.transaction(async (transaction) => {
    const values = { name: 'Applied actions', description: 'of penstock action-log', config: settings.source };
    const made = await insertSource<KafkaSource>(transaction, { id: sourceId, type: 'kafka', ...values });
    const found = made ?? (await lockSource(transaction, sourceId));
    if (found?.type !== 'kafka') {
      throw new PenstockError('sourceAlreadyExists', `source "${sourceId}" is of type "${found?.type}", not "kafka"`);
    }
    if (!sameJson(found.config, settings.source)) await updateSource(transaction, sourceId, values);
    const sink = await findSink(transaction, sourceId, sinkId);
    const wanted = { name: 'Action log', description: 'of penstock action-log', config, policy: policy.parse({}) };
    if (!sink) await insertSink(transaction, { sourceId, id: sinkId, type: 'iceberg', ...wanted });
    else if (!sameJson(sink.config, config)) {
      const { name, description, filter, policy: kept } = sink;
      const values = { name, description, config, policy: kept, ...(filter && { filter }) };
      await updateSink(transaction, sourceId, sinkId, values);
    }
    await writeSecrets(transaction, keyring, { sourceId, sinkId }, settings.sink.secrets);
  });
}

/** Whatever the order of the fields: the ledger has its own. */
const sameJson = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
