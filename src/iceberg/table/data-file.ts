// A data file as data: what a commit must know of it. It travels as JSON, so bytes are base64 in it.

/** Figures of one column in a file, for its manifest. */
export interface ColumnFigures {
  fieldId: number;
  bytes: number;
  values: number;
  nulls: number;
  /** Bounds in single-value serialization, as base64; absent when unknown or when all is null. */
  lower?: string | undefined;
  upper?: string | undefined;
}

export interface DataFile {
  location: string;
  bytes: number;
  rows: number;
  /** The table it was written for, and by which of its schemas, specs and orders. */
  tableUuid: string;
  schemaId: number;
  specId: number;
  orderId: number;
  /** When it was written, in epoch milliseconds. */
  writtenAtMs: number;
  /** A value for each field of the spec, in its order: single-value serialization as base64, or null. */
  partition: (string | null)[];
  columns: ColumnFigures[];
}
