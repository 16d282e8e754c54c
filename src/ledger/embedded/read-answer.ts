// From PostgreSQL's messages to rows of JavaScript values.
import { types } from '@electric-sql/pglite';
import * as wire from './wire';

export type ReadText = (text: string) => unknown;

/** By the number of a type. */
export type Readers = Record<number, ReadText>;

export interface ReadOptions {
  /** A row is an object by default. */
  rowMode?: 'object' | 'array';
  /** For these types, instead of the usual readers. */
  parsers?: Readers;
}

export interface Result {
  rows: unknown[];
  /** Such as `INSERT 0 3` or `COMMIT`. */
  command: string;
  /** Channels that were notified, among those listened to. */
  notified: string[];
}

/** An error of PostgreSQL. */
export class SqlError extends Error {
  /** SQLSTATE, and what else PostgreSQL says, where it says it. */
  readonly code: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly position: string | undefined;
  readonly where: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly dataType: string | undefined;
  readonly constraint: string | undefined;

  /** `fields` by the letters of the protocol. */
  constructor(fields: Record<string, string>) {
    super(fields.M);
    this.name = 'SqlError';
    this.code = fields.C ?? '';
    this.detail = fields.D;
    this.hint = fields.H;
    this.position = fields.P;
    this.where = fields.W;
    this.schema = fields.s;
    this.table = fields.t;
    this.column = fields.c;
    this.dataType = fields.d;
    this.constraint = fields.n;
  }
}

/** Rows as objects, their values read by the usual readers. Throws a SqlError. */
export const rowsOf = <Row>(bytes: Uint8Array): Row[] => readAnswer(bytes, {}, {}).rows as Row[];

/** `arrays`: readers for arrays, see `arrayReaders`. Throws a SqlError. */
export function readAnswer(bytes: Uint8Array, options: ReadOptions, arrays: Readers): Result {
  const answer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const result: Result = { rows: [], command: '', notified: [] };
  let readRow: (begin: number) => unknown;
  let error: SqlError | undefined;

  wire.eachMessage(answer, (type, begin) => {
    switch (type) {
      case wire.rowDescription:
        readRow = rowReader(answer, begin, options, arrays);
        break;
      case wire.dataRow:
        result.rows.push(readRow(begin));
        break;
      case wire.commandComplete:
        result.command = wire.readText(answer, begin).text;
        break;
      case wire.notification:
        result.notified.push(wire.readText(answer, begin + 4).text);
        break;
      case wire.errorResponse:
        error ??= new SqlError(wire.readErrorFields(answer, begin));
        break;
    }
  });
  if (error) throw error;
  return result;
}

/** Reads a data row, from where its content begins. */
function rowReader(answer: Buffer, begin: number, { rowMode, parsers }: ReadOptions, arrays: Readers) {
  const columns = wire.readColumns(answer, begin);
  const readers = columns.map(({ type }) =>
    type === wire.byteaType ? undefined : (parsers?.[type] ?? arrays[type] ?? usual[type] ?? asText),
  );

  const readValues = (rowBegin: number): unknown[] => {
    let at = rowBegin + 2;
    return readers.map((read) => {
      const length = answer.readInt32BE(at);
      const valueBegin = at + 4;
      at = valueBegin + Math.max(length, 0);
      if (length < 0) return null;
      return read ? read(answer.toString('utf8', valueBegin, at)) : answer.subarray(valueBegin, at);
    });
  };
  if (rowMode === 'array') return readValues;
  return (rowBegin: number): Record<string, unknown> => {
    const row: Record<string, unknown> = {};
    readValues(rowBegin).forEach((value, index) => (row[columns[index]?.name ?? ''] = value));
    return row;
  };
}

const usual: Readers = types.parsers;
const asText: ReadText = (text) => text;

/** Readers for the arrays of `elements`: number of the element's type, and of its array. */
export function arrayReaders(elements: { oid: number; typarray: number }[]): Readers {
  return Object.fromEntries(
    elements.map(({ oid, typarray }) => [
      typarray,
      (text: string): unknown => types.arrayParser(text, usual[oid] ?? asText, typarray),
    ]),
  );
}
