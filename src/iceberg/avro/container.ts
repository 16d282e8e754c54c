// Avro object container files, as Iceberg's manifests are: longs are bigints, since ids have 63 bits.

import { randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { types, Type, type Schema as AvroSchema } from 'avsc';
import { PenstockError } from '../../model/errors';
import { readableSchema } from './readable-schema';

/** A field of a record schema; Iceberg's readers go by `field-id`, never by name. */
export interface AvroField {
  name: string;
  type: unknown;
  'field-id'?: number;
  default?: unknown;
}

export interface RecordSchema {
  type: 'record';
  name: string;
  fields: AvroField[];
}

export type AvroRecord = Record<string, unknown>;

export interface Container {
  schema: RecordSchema;
  records: AvroRecord[];
  metadata: Record<string, string>;
}

const magic = Buffer.from('Obj\x01', 'latin1');
const syncBytes = 16;

const bigintLong = types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return bytes;
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0),
});

const plainLong = Type.forSchema('long');
const header = Type.forSchema({ type: 'map', values: 'bytes' });

const isLong = (schema: unknown): boolean =>
  schema === 'long' || (typeof schema === 'object' && (schema as { type?: unknown } | null)?.type === 'long');

// avsc writes into the schemas it is given.
const typeOf = (schema: unknown): Type =>
  Type.forSchema(JSON.parse(JSON.stringify(schema)) as AvroSchema, {
    typeHook: (part) => (isLong(part) ? bigintLong : undefined),
    wrapUnions: false,
  });

/** A container file with all records in one block, compressed. */
export function writeContainer({ schema, records, metadata }: Container): Buffer {
  const type = typeOf(schema);
  const block = deflateRawSync(Buffer.concat(records.map((record) => type.toBuffer(record))));
  const head = { ...metadata, 'avro.schema': JSON.stringify(schema), 'avro.codec': 'deflate' };
  const sync = randomBytes(syncBytes);
  return Buffer.concat([
    magic,
    header.toBuffer(Object.fromEntries(Object.entries(head).map(([key, text]) => [key, Buffer.from(text)]))),
    sync,
    plainLong.toBuffer(records.length),
    plainLong.toBuffer(block.length),
    block,
    sync,
  ]);
}

/** Reads a container file of any writer; names in its schema may be others than the writer's. Throws `tableUnsupported` for a compression that is not known. */
export function readContainer(bytes: Buffer, location: string): Container {
  try {
    return read(bytes, location);
  } catch (error) {
    if (error instanceof PenstockError) throw error;
    const message = `${location} is no Avro file that can be read: ${(error as Error).message}`;
    throw new PenstockError('tableUnsupported', message, { cause: error });
  }
}

interface Decoded<T> {
  value: T;
  /** Where the next value begins; negative when this one is cut off. */
  offset: number;
}

function read(bytes: Buffer, location: string): Container {
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new Error('it does not begin with "Obj"');
  const head: Decoded<Record<string, Buffer>> = header.decode(bytes, magic.length);
  const metadata = Object.fromEntries(Object.entries(head.value).map(([key, value]) => [key, value.toString()]));
  const { 'avro.schema': schemaText = '', 'avro.codec': codec = 'null' } = metadata;
  const schema = readableSchema(JSON.parse(schemaText) as RecordSchema);
  const type = typeOf(schema);
  const records: AvroRecord[] = [];
  let at = head.offset + syncBytes;
  while (at < bytes.length) {
    const count: Decoded<number> = plainLong.decode(bytes, at);
    const size: Decoded<number> = plainLong.decode(bytes, count.offset);
    const end = size.offset + size.value;
    if (count.offset < 0 || size.offset < 0 || end + syncBytes > bytes.length) throw new Error('it is cut off');
    const block = decompress(codec, bytes.subarray(size.offset, end), location);
    for (let record = 0, position = 0; record < count.value; record++) {
      const decoded: Decoded<AvroRecord> = type.decode(block, position);
      if (decoded.offset < 0) throw new Error('a block is cut off');
      records.push(decoded.value);
      position = decoded.offset;
    }
    at = end + syncBytes;
  }
  return { schema, records, metadata };
}

function decompress(codec: string, block: Buffer, location: string): Buffer {
  if (codec === 'null') return block;
  if (codec === 'deflate') return inflateRawSync(block);
  throw new PenstockError('tableUnsupported', `${location} is compressed with ${codec}; known are deflate and null`);
}
