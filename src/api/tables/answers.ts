// What the API says of the table behind a sink.
import { z } from 'zod';
import { partitionStates } from '../../tables/upkeep/partitions';
import { moment } from '../answers';

const offset = z.int().min(0);
const halts = z
  .array(z.enum(['tableRecreated', 'tableRolledBack', 'tableBehindLog']))
  .describe('Why nothing is appended until somebody decides where the table goes on');

const partition = z.object({
  topic: z.string(),
  partition: z.int(),
  state: z
    .enum(partitionStates)
    .describe(
      'notBegun: the table knows nothing of it. recordsGone: the log begins after next. beyondLog: the log ends before next, or the topic was made anew. rolledBack: rows before next are not in the table any more',
    ),
  next: offset.optional().describe('Offset of the next record that is not in the table'),
  inSnapshots: offset.optional().describe('The same as the snapshots have it that the table still has'),
  first: offset.describe('Offset of the first record that is still there'),
  end: offset.describe('Offset that the next record will get which is made'),
  stored: offset.optional().describe('Offset that the group has stored'),
  lagRecords: z.int().optional().describe('Records that wait for the table'),
});

export const tableStatus = z.object({
  table: z.string(),
  uuid: z.string(),
  knownUuid: z.string().optional().describe('What its UUID was when rows were appended to it'),
  location: z.string(),
  halts,
  snapshotId: z.string().optional(),
  snapshots: z.int(),
  rows: z.int().optional(),
  dataFiles: z.int().optional(),
  watermarks: z.record(z.string(), z.object({ next: offset, snapshotId: z.string() })),
  partitions: z.array(partition).describe('Of a kafka source whose records go into the table as they are'),
  partitionsUnknown: z.string().optional().describe('Why the brokers did not say how far the log goes'),
  openBatches: z.array(
    z.object({
      id: z.string(),
      rows: z.int(),
      poison: z.int(),
      bytes: z.int(),
      ofDeliveries: z.boolean(),
      openedAt: moment(),
    }),
  ),
  lastCommits: z.array(
    z.object({
      snapshotId: z.string(),
      at: moment(),
      operation: z.string().optional(),
      addedRows: z.int(),
      batches: z.array(z.string()),
    }),
  ),
});
export type TableStatusAnswer = z.output<typeof tableStatus>;

export const statedOffset = z.strictObject({ topic: z.string(), partition: z.int().min(0), offset });

export const wentOn = z.object({
  table: z.string(),
  uuid: z.string(),
  halts,
  positions: z.array(z.object(statedOffset.shape)).describe('The offsets that were set'),
});
export type WentOnAnswer = z.output<typeof wentOn>;

export const orphans = z.object({
  removed: z.boolean(),
  files: z.array(z.object({ location: z.string(), bytes: z.int(), modifiedAt: moment() })),
});
export type OrphansAnswer = z.output<typeof orphans>;

export const expired = z.object({
  dryRun: z.boolean(),
  olderThan: z.string(),
  keep: z.int(),
  snapshotIds: z.array(z.string()),
  removedFiles: z.int(),
});
