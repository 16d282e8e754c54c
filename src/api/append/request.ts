// What the append endpoint takes: the contract of POST /openfoundry/iceberg/v1/append.
import { isInteger, isSafeNumber, LosslessNumber, parse } from 'lossless-json';
import { z } from 'zod';
import { columnsSchema, type Column } from '../../iceberg/table/columns';
import { namespaceText, tableNameText } from '../../iceberg/table/names';
import { readOrder, readPartitioning } from '../../iceberg/table/partition-spec';
import { schemaOf } from '../../iceberg/table/schema';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import { readJson } from '../../sources/cloudevents/read-json';
import { refuseDeep } from '../validation';

const mostRows = 250_000;
const mostFields = 1000;

const field = z.strictObject({ id: z.int().min(1), name: z.string(), type: z.string(), required: z.boolean() });

const spec = z.strictObject({
  catalog: z.string().min(1).max(255),
  catalog_url: z.url().optional(),
  warehouse: z.string().min(1).max(1000).optional(),
  namespace: namespaceText,
  table: tableNameText,
  /** Of the table as it was made; that of the table there is holds. */
  partition_transform: z.string().max(1000),
  sort_order: z.string().max(1000),
  schema: z
    .array(field)
    .min(1)
    .max(mostFields)
    .refine((fields) => new Set(fields.map(({ id }) => id)).size === fields.length, 'must have each id once'),
});

export const appendRequest = z.strictObject({
  spec,
  rows: z.array(z.unknown()).min(1, 'must have at least one row').max(mostRows),
});
export type AppendBody = z.output<typeof appendRequest>;

/** At most this many bytes are read. */
export const mostBodyBytes = 128 * 1024 * 1024;
/** Rows are an object each, and so are the fields of `spec.schema`. */
const mostInBody = { mostObjects: mostRows + 2 * mostFields, mostValues: 10_000_000 };

/** Numbers of so many digits JSON.parse may round. */
const manyDigits = /9\d{15}|\d{17}|(?=[\d.]{17})\d+\.\d/;

/**
 * The body as JSON; numbers that are no JavaScript numbers are bigints where they are whole, and `LosslessNumber` where not.
 * Throws `badRequest` and `payloadTooLarge`.
 */
export function readRows(body: Buffer): unknown {
  refuseDeep(body, mostInBody);
  const value = readJson(body);
  if (!manyDigits.test(body.toString('latin1'))) return value;
  try {
    return parse(body.toString('utf8'), undefined, numberOf);
  } catch (error) {
    throw new PenstockError('badRequest', `body: ${(error as Error).message}`, { cause: error });
  }
}

function numberOf(digits: string): number | bigint | LosslessNumber {
  if (isSafeNumber(digits)) return Number(digits);
  return isInteger(digits) ? BigInt(digits) : new LosslessNumber(digits);
}

/** The columns that the rows have. Throws `badRequest` for types, a partitioning or an order that there are not. */
export function columnsOf({ schema, partition_transform: partition, sort_order: order }: AppendBody['spec']): Column[] {
  const fields = schema.map(({ name, type, required }) => ({ name, type, required }));
  const parsed = columnsSchema.safeParse(fields);
  if (!parsed.success) {
    throw new PenstockError('badRequest', describeIssues(parsed.error, fields, 'spec.schema').join('\n'));
  }
  const written = schemaOf(parsed.data);
  naming('spec.partition_transform', () => readPartitioning(partition, written));
  naming('spec.sort_order', () => readOrder(order, written));
  return parsed.data;
}

function naming(fieldName: string, read: () => unknown): void {
  try {
    read();
  } catch (error) {
    throw new PenstockError('badRequest', `${fieldName}: ${(error as Error).message}`, { cause: error });
  }
}
