import { sql, type SQL } from 'drizzle-orm';
import { storableText } from '../model/storable-text';

/** A value as a jsonb parameter, its texts and keys made storable. */
export function jsonb(value: unknown): SQL {
  const text = JSON.stringify(value);
  // Escaped is what a text column cannot keep, and little else: most values are sent as they are.
  const sent = /\\u/.test(text) ? JSON.stringify(value, (_key, inner: unknown) => storable(inner)) : text;
  return sql`${sent}::jsonb`;
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), inner]));
}
