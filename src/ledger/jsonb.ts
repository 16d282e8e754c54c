import { sql, type SQL } from 'drizzle-orm';

/** A value as a jsonb parameter. PostgreSQL takes neither U+0000 nor lone surrogates in jsonb: they become U+FFFD. */
export const jsonb = (value: unknown): SQL =>
  sql`${JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner))}::jsonb`;

const storable = (text: string): string => Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\uFFFD');
