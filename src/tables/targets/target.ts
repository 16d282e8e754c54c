// Where rows of deliveries go: a table of a catalog, somebody else's append endpoint, or a file.
import type { TableBatch } from '../../ledger/tables/batches';
import type { PenstockError } from '../../model/errors';
import type { Appended } from '../append-noted';
import type { RecordRow } from '../record-row';

/** A row that cannot go in, by its place among those given. */
export interface Poison {
  place: number;
  reason: string;
}

export interface Prepared {
  /** What `append` must know; kept in the ledger before it is called. */
  content: object;
  /** What the table will know the batch by, where it keeps a sequence of ours. */
  place?: { writer: string; position: number };
  poison: Poison[];
}

/** No row is in, and none will be: others may go in without those that are in the way. */
export interface Refused {
  state: 'refused';
  error: PenstockError;
}

export interface TableTarget {
  /** Judges the rows, and does all that comes before they are in. May be done any number of times. */
  prepare: (rows: RecordRow[]) => Promise<Prepared>;
  /** Whether `append` can finish what was prepared so: another target's was, where the sink has pointed elsewhere. */
  isOwn: (content: object) => boolean;
  /**
   * Appends what was prepared: twice is as once. Throws what may be tried again, and what stops the sink. `rows` are
   * the batch's, without the poison.
   */
  append: (batch: TableBatch, rows: () => Promise<RecordRow[]>, signal: AbortSignal) => Promise<Appended | Refused>;
}
