import { sql, type SQL } from 'drizzle-orm';
import { storableText } from '../model/storable-text';

/** A value as a jsonb parameter, its texts and keys made storable. */
export const jsonb = (value: unknown): SQL =>
  sql`${JSON.stringify(value, (_key, inner: unknown) => storable(inner))}::jsonb`;

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), inner]));
}
