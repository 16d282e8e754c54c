// A partition as the folder its files lie in: `applied_at_ms_trunc=1790035200000`. For people; readers do not look at it.

import type { Transform } from './transforms';
import { decimalOf, type PrimitiveType, type Value } from './types';

/** One folder a partition field, such as `day=2026-11-01`. */
export const partitionFolder = (
  name: string,
  transform: Transform,
  resultType: PrimitiveType,
  value: Value | null,
): string =>
  `${encodeURIComponent(short(name))}=${encodeURIComponent(short(value === null ? 'null' : show(transform, resultType, value)))}`;

/** File systems take no more than 255 bytes for a name. */
const short = (text: string): string => (Buffer.byteLength(text) <= 50 ? text : [...text].slice(0, 12).join(''));

function show({ kind }: Transform, type: PrimitiveType, value: Value): string {
  if (kind === 'year') return String(1970 + Number(value));
  if (kind === 'month') return new Date(Date.UTC(1970, Number(value))).toISOString().slice(0, 7);
  if (kind === 'hour') return new Date(Number(value) * 3_600_000).toISOString().slice(0, 13).replace('T', '-');
  if (type === 'date') return new Date(Number(value) * 86_400_000).toISOString().slice(0, 10);
  if (type === 'uuid') return (value as Buffer).toString('hex');
  if (Buffer.isBuffer(value)) return value.toString('base64url');
  const decimal = decimalOf(type);
  return decimal ? decimalDigits(value as bigint, decimal.scale) : String(value);
}

function decimalDigits(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${value < 0n ? '-' : ''}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ''}`;
}
