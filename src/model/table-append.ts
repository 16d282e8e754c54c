// What is said between whoever has rows for a table and the workflow that appends them.

/** The sink whose table it is. */
export interface TableSink {
  sourceId: string;
  sinkId: string;
}

/** One batch, which the ledger has noted. */
export interface NotedBatch {
  id: string;
  rows: number;
  /** For people: how many of which records. */
  summary: string;
}

/** What became of a batch. */
export type AppendAnswer =
  | { state: 'committed'; snapshotId?: string }
  /** Not in the table, and not to be appended as it is: the rows are read again from where the table is. */
  | { state: 'outOfStep'; reason: string }
  /** Its files do not fit the table any more: the rows are encoded again. */
  | { state: 'encodeAgain'; reason: string }
  /** Nothing is appended until somebody has looked: the sink is paused, and says why. */
  | { state: 'stopped'; reason: string };

/** The type of the failure by which a batch is not let in, because a new run begins: it is to be handed over again. */
export type NextRunSoon = 'nextRunSoon';

/** Of the workflow that appends to a sink's table: one at a time. */
export const appendWorkflowId = ({ sourceId, sinkId }: TableSink): string => `append-${sourceId}/${sinkId}`;

/** Of the Temporal Schedule that expires old snapshots of a sink's table, and of its workflows. */
export const expiryScheduleId = ({ sourceId, sinkId }: TableSink): string => `expire-${sourceId}/${sinkId}`;

/** What a run of that schedule did. */
export type ExpiryOutcome = { expired: number; removedFiles: number } | { skipped: string };
