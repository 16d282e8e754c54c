// PostgreSQL's wire protocol, as much of it as the extended query needs:
// https://www.postgresql.org/docs/current/protocol-message-formats.html
import type { Parameter } from './messages';

/** Types of backend messages. */
export const dataRow = 0x44; // D
export const rowDescription = 0x54; // T
export const commandComplete = 0x43; // C
export const errorResponse = 0x45; // E
export const notification = 0x41; // A
export const readyForQuery = 0x5a; // Z

export const byteaType = 17;

const textFormat = 0;
const binaryFormat = 1;
const nullLength = -1;

/** Calls `see` with each message: its type, and where its content begins and ends. */
export function eachMessage(bytes: Buffer, see: (type: number, begin: number, end: number) => void): void {
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    see(bytes.readUInt8(at), at + 5, end);
    at = end;
  }
}

/** Reads the text that ends with a zero byte; answers it, and where the next thing begins. */
export function readText(bytes: Buffer, begin: number): { text: string; next: number } {
  const end = bytes.indexOf(0, begin);
  return { text: bytes.toString('utf8', begin, end), next: end + 1 };
}

/** Name and type of each column, of a row description's content. */
export function readColumns(bytes: Buffer, begin: number): { name: string; type: number }[] {
  const columns = [];
  let at = begin + 2;
  for (let left = bytes.readInt16BE(begin); left > 0; left--) {
    const { text, next } = readText(bytes, at);
    columns.push({ name: text, type: bytes.readInt32BE(next + 6) });
    at = next + 18;
  }
  return columns;
}

/** The fields of an error by their one-letter names. */
export function readErrorFields(bytes: Buffer, begin: number): Record<string, string> {
  const fields: Record<string, string> = {};
  for (let at = begin; bytes[at] !== 0;) {
    const { text, next } = readText(bytes, at + 1);
    fields[String.fromCharCode(bytes.readUInt8(at))] = text;
    at = next;
  }
  return fields;
}

/** Prepares a statement under a name, and asks for its columns. */
export function prepare(name: string, sql: string): Buffer {
  return Buffer.concat([
    message('P', text(name), text(sql), int16(0)),
    message('D', Buffer.from('S'), text(name)),
    sync,
  ]);
}

export const forget = (name: string): Buffer => Buffer.concat([message('C', Buffer.from('S'), text(name)), sync]);

/** Runs a prepared statement. `columnTypes`: bytea comes as bytes, all else as text. */
export function execute(name: string, parameters: Parameter[], columnTypes: number[]): Buffer {
  const values = parameters.map((value) => (typeof value === 'string' ? Buffer.from(value) : value));
  const formats = parameters.map((value) => int16(value instanceof Uint8Array ? binaryFormat : textFormat));
  const columnFormats = columnTypes.map((type) => int16(type === byteaType ? binaryFormat : textFormat));
  return Buffer.concat([
    message(
      'B',
      text(''),
      text(name),
      int16(formats.length),
      ...formats,
      int16(values.length),
      ...values.flatMap((value) => (value === null ? [int32(nullLength)] : [int32(value.length), value])),
      int16(columnFormats.length),
      ...columnFormats,
    ),
    runAll,
    sync,
  ]);
}

function message(type: string, ...parts: Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4);
  return Buffer.concat([Buffer.from(type), int32(length), ...parts]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

const sync = message('S');
const runAll = message('E', text(''), int32(0));
