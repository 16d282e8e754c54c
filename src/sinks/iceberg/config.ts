// What a sink of type `iceberg` is configured with: a table of a REST catalog, somebody else's append endpoint, or a file.
import { z } from 'zod';
import { readSchemaJson } from '../../iceberg/table/schema-json';
import { actionLog } from '../../iceberg/table/action-log';
import { columnsSchema, type Column } from '../../iceberg/table/columns';
import { namespaceText, tableNameText } from '../../iceberg/table/names';
import { readOrder, readPartitioning } from '../../iceberg/table/partition-spec';
import { schemaOf } from '../../iceberg/table/schema';
import { PenstockError } from '../../model/errors';
import { duration } from '../../model/duration';
import { httpUrl, template } from '../fields';

/** `action-log` stands for the columns, the partitioning and the order of the table of applied actions. */
const columns = z.union([z.literal('action-log'), columnsSchema, readSchemaJson]);

const rows = {
  columns,
  /** Such as `day(created_at), bucket[8](id)`. Of a table that exists already, its own holds. */
  partition: z.string().max(1000).optional(),
  /** Such as `created_at ASC`. */
  order: z.string().max(1000).optional(),
  /** Jsonnet; the object that it makes of the event is the row, instead of the event's own data. */
  rowTemplate: template().optional(),
};

export const catalogConfig = z.strictObject({
  /** Base address of the REST catalog, without `/v1`. */
  url: httpUrl(),
  warehouse: z.string().min(1).max(1000).optional(),
  auth: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('none') }),
      /** The token is the secret `catalogToken`. */
      z.strictObject({ type: z.literal('bearer') }),
      /** The client's secret is the secret `catalogClientSecret`. */
      z.strictObject({
        type: z.literal('oauth2'),
        clientId: z.string().min(1).max(500),
        tokenUrl: httpUrl().optional(),
        scope: z.string().min(1).max(500).optional(),
      }),
    ])
    .default({ type: 'none' }),
});

/** How the files of a table in S3 are reached; what is absent comes from the catalog. The key's secret is `s3SecretAccessKey`. */
export const s3Config = z.strictObject({
  endpoint: httpUrl().optional(),
  region: z.string().min(1).max(100).optional(),
  accessKeyId: z.string().min(1).max(200).optional(),
  pathStyle: z.boolean().optional(),
});

const native = z.strictObject({
  mode: z.literal('native'),
  catalog: catalogConfig,
  s3: s3Config.optional(),
  namespace: namespaceText,
  table: tableNameText,
  ...rows,
  /** Creates namespace and table when they are missing. */
  create: z.boolean().default(true),
  location: z
    .string()
    .regex(/^(file|s3[an]?):\/\//, 'must be a file:// or s3:// location')
    .optional(),
  /** `add-columns`: columns that the table does not have are added to it, as optional ones. */
  evolve: z.enum(['no', 'add-columns']).default('no'),
  /** Records of a batch read from Kafka, at most. */
  maxRecords: z.int().min(1).max(1_000_000).default(50_000),
  /** Of such a batch, in bytes. */
  maxBytes: z.int().min(1024).max(1_073_741_824).default(67_108_864),
  /** Since its first record. */
  maxAge: duration({ atLeast: '50ms', atMost: '1h' }).default('60s'),
  /** Snapshots older than `olderThan` are expired each day, but for the newest `keep`. */
  expireSnapshots: z.strictObject({ olderThan: duration(), keep: z.int().min(1).max(100_000).default(100) }).optional(),
});

/** https: rows are posted to an append endpoint, such as that of this program. The bearer token is the secret `adapterToken`. */
const adapter = z.strictObject({
  mode: z.literal('adapter'),
  url: httpUrl(),
  catalog: z.string().min(1).max(255),
  catalogUrl: httpUrl().optional(),
  warehouse: z.string().min(1).max(1000).optional(),
  namespace: namespaceText,
  table: tableNameText,
  ...rows,
});

/** For development: a JSON object a line. `-` is standard output. */
const jsonl = z.strictObject({ mode: z.literal('jsonl'), path: z.string().min(1).max(4096), ...rows });

export const icebergConfig = z.discriminatedUnion('mode', [native, adapter, jsonl]).superRefine((value, context) => {
  const { columns: list, partition, order } = rowLayout(value);
  const check = (field: string, read: () => unknown) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof PenstockError)) throw error;
      context.addIssue({ code: 'custom', path: [field], message: error.message });
    }
  };
  check('partition', () => readPartitioning(partition, schemaOf(list)));
  check('order', () => readOrder(order, schemaOf(list)));
});

export type IcebergConfig = z.output<typeof icebergConfig>;
export type NativeConfig = Extract<IcebergConfig, { mode: 'native' }>;
export type AdapterConfig = Extract<IcebergConfig, { mode: 'adapter' }>;
export type JsonlConfig = Extract<IcebergConfig, { mode: 'jsonl' }>;

/** Columns, partitioning and order, whichever way they were given. */
export function rowLayout({
  columns: given,
  partition,
  order,
}: Pick<IcebergConfig, 'columns' | 'partition' | 'order'>): {
  columns: Column[];
  partition: string;
  order: string;
} {
  const known = given === 'action-log' ? actionLog : { columns: given, partition: '', order: '' };
  return { columns: known.columns, partition: partition ?? known.partition, order: order ?? known.order };
}

/** Also where they were listed by hand. */
export function hasColumnsOfActionLog(config: Pick<IcebergConfig, 'columns'>): boolean {
  const shape = (columns: Column[]) => columns.map(({ name, type, required }) => `${name} ${type} ${required}`).join();
  return config.columns === 'action-log' || shape(config.columns) === shape(actionLog.columns);
}

/** The same of settings as they are stored. */
export function isOfActionLog(stored: Record<string, unknown>): boolean {
  const config = icebergConfig.safeParse(stored);
  return config.success && hasColumnsOfActionLog(config.data);
}
