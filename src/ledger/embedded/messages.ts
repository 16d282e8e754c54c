// What passes between the program and the thread of the embedded ledger.

/** As PostgreSQL takes it: text, bytes for a bytea, or null. */
export type Parameter = string | Uint8Array | null;

/** A statement to run. Those of one transaction carry its number, `begin` and `commit` among them. */
export interface Statement {
  id: number;
  sql: string;
  parameters: Parameter[];
  transaction?: number;
}

/** Statements that became ready in one turn of the event loop, in order; or the request to close. */
export type Request = Statement[] | 'close';

/** What PostgreSQL said to a statement, in the messages of its wire protocol; read-answer.ts understands it. */
export interface Answer {
  id: number;
  bytes: Uint8Array;
}

export interface ThreadData {
  /** In memory without one. */
  directory: string | undefined;
  upkeepEveryMs: number;
}
