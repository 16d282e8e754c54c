// Values as bytes, and back: "Binary single-value serialization" of the Iceberg specification.

import { decimalOf, type PrimitiveType, type Value } from './types';

/** The bytes of a value, as bounds in manifests are written. */
export function toBytes(type: PrimitiveType, value: Value): Buffer {
  if (decimalOf(type)) return bigIntToBytes(value as bigint);
  switch (type) {
    case 'boolean':
      return Buffer.from([value ? 1 : 0]);
    case 'int':
    case 'date':
      return fixed(4, (bytes) => bytes.writeInt32LE(value as number));
    case 'long':
    case 'time':
    case 'timestamp':
    case 'timestamptz':
      return fixed(8, (bytes) => bytes.writeBigInt64LE(value as bigint));
    case 'float':
      return fixed(4, (bytes) => bytes.writeFloatLE(value as number));
    case 'double':
      return fixed(8, (bytes) => bytes.writeDoubleLE(value as number));
    case 'string':
      return Buffer.from(value as string, 'utf8');
    default:
      return Buffer.from(value as Buffer);
  }
}

/** The value in the bytes. Bytes written before the column was promoted (4 for a `long`) are read as what they were. */
export function fromBytes(type: PrimitiveType, bytes: Buffer): Value {
  if (decimalOf(type)) return bytesToBigInt(bytes);
  switch (type) {
    case 'boolean':
      return bytes[0] !== 0;
    case 'int':
    case 'date':
      return bytes.readInt32LE();
    case 'long':
    case 'time':
    case 'timestamp':
    case 'timestamptz':
      return bytes.length === 4 ? BigInt(bytes.readInt32LE()) : bytes.readBigInt64LE();
    case 'float':
      return bytes.readFloatLE();
    case 'double':
      return bytes.length === 4 ? bytes.readFloatLE() : bytes.readDoubleLE();
    case 'string':
      return bytes.toString('utf8');
    default:
      return bytes;
  }
}

function fixed(length: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(length);
  write(bytes);
  return bytes;
}

/** Two's complement, big-endian, in the fewest bytes that keep the sign. */
export function bigIntToBytes(value: bigint): Buffer {
  let length = 1;
  while (BigInt.asIntN(length * 8, value) !== value) length++;
  return Buffer.from(
    BigInt.asUintN(length * 8, value)
      .toString(16)
      .padStart(length * 2, '0'),
    'hex',
  );
}

export const bytesToBigInt = (bytes: Buffer): bigint =>
  bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));
