// Values out of the text that DuckDB writes them as, in statistics and in partition values, and moments of records.

import { decimalOf, type PrimitiveType, type Value } from '../format/types';

export function readText(type: PrimitiveType, text: string): Value {
  if (decimalOf(type)) return BigInt(text.replace('.', ''));
  switch (type) {
    case 'boolean':
      return text === '1' || text === 'true';
    case 'int':
    case 'float':
    case 'double':
      return Number(text);
    case 'long':
      return BigInt(text);
    case 'date':
      return Date.parse(`${text}T00:00:00Z`) / 86_400_000;
    case 'time':
      return micros(text);
    case 'timestamp':
    case 'timestamptz':
      return timestamp(text);
    case 'uuid':
      return Buffer.from(text.replaceAll('-', ''), 'hex');
    case 'binary':
      return Buffer.from(text, 'hex');
    default:
      return text;
  }
}

/** Of a day, out of `14:30:00.123456`. */
function micros(text: string): bigint {
  const [clock = '', fraction = ''] = text.split('.');
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return BigInt((hours * 60 + minutes) * 60 + seconds) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}

/** Since 1970, out of `2026-11-01 14:30:00.123456+00`, or as records have it: `2026-11-01T14:30:00.123456Z`. */
function timestamp(text: string): bigint {
  const found = /^(\S+?)[T ](\S+?)(?:Z|([+-])(\d\d)(?::(\d\d))?)?$/.exec(text)!;
  const [, day, clock, sign, hours = '0', minutes = '0'] = found;
  const offset = BigInt(Number(hours) * 60 + Number(minutes)) * 60_000_000n;
  const local = BigInt(Date.parse(`${day}T00:00:00Z`)) * 1000n + micros(clock!);
  return sign === '-' ? local + offset : local - offset;
}
