// What is appended: a batch of files, and how far reading has come with it.

import { z } from 'zod';
import type { DataFile } from '../table/data-file';

const whole = z.int().min(0);

/** Offsets of a Kafka partition. `from` is the consumer's position when the batch began, `to` the one after it. */
const offsets = z
  .strictObject({ group: z.string().min(1), topic: z.string().min(1), partition: whole, from: whole, to: whole })
  .refine(({ from, to }) => from < to, 'from must be below to');

/** The same for rows without offsets: a count of the writer's own, beginning at 0. */
const sequence = z
  .strictObject({ name: z.string().min(1), from: whole, to: whole })
  .refine(({ from, to }) => from < to, 'from must be below to');

export type OffsetRange = z.infer<typeof offsets>;

const figures = z.strictObject({
  fieldId: z.int(),
  bytes: whole,
  values: whole,
  nulls: whole,
  lower: z.base64().optional(),
  upper: z.base64().optional(),
});

const dataFile = z.strictObject({
  location: z.string().min(1),
  bytes: whole,
  rows: whole,
  tableUuid: z.string().min(1),
  schemaId: z.int(),
  specId: z.int(),
  orderId: z.int(),
  writtenAtMs: z.number(),
  partition: z.array(z.base64().nullable()),
  columns: z.array(figures),
}) satisfies z.ZodType<DataFile>;

/**
 * Rows that go in together or not at all, as JSON. `ranges` and `sequence` are what makes it exactly once: exactly one
 * of them is given. A batch of poison alone has no files.
 */
export const batchSchema = z
  .strictObject({
    id: z.string().min(1).max(200),
    ranges: z.array(offsets).min(1).optional(),
    sequence: sequence.optional(),
    files: z.array(dataFile),
    rows: whole,
    poison: whole,
  })
  .refine(({ ranges, sequence: own }) => (ranges === undefined) !== (own === undefined), {
    message: 'must have exactly one of ranges and sequence',
  })
  .refine(({ files, rows }) => files.reduce((sum, file) => sum + file.rows, 0) === rows, {
    path: ['rows'],
    message: 'must be the sum of the rows of its files',
  })
  .refine(
    ({ ranges = [] }) =>
      new Set(ranges.map((each) => JSON.stringify([each.group, each.topic, each.partition]))).size === ranges.length,
    {
      path: ['ranges'],
      message: 'must name each partition once',
    },
  );

export type Batch = z.infer<typeof batchSchema>;

/** How far one source of rows comes with a batch. `key` is the table property that keeps it. */
export interface Progress {
  key: string;
  from: number;
  to: number;
  /** Where a source without a watermark begins; undefined when it must be pinned first. */
  begin?: number;
}

export const progressOf = ({ ranges, sequence: own }: Pick<Batch, 'ranges' | 'sequence'>): Progress[] => [
  ...(ranges ?? []).map((range) => ({ key: offsetKey(range), from: range.from, to: range.to })),
  ...(own ? [{ key: sequenceKey(own.name), from: own.from, to: own.to, begin: 0 }] : []),
];

/**
 * `penstock.offset.<group>.<topic>.<partition>`. Dots of the group are written `%2E`, so that the name is read in one
 * way only; a topic may have dots.
 */
export const offsetKey = ({ group, topic, partition }: { group: string; topic: string; partition: number }): string =>
  `penstock.offset.${group.replaceAll('%', '%25').replaceAll('.', '%2E')}.${topic}.${partition}`;

export const sequenceKey = (name: string): string => `penstock.sequence.${name}`;
