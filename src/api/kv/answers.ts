// What the key-value store answers: as schemas, and as JSON with the values as they were sent.
import { z } from 'zod';
import type { WatchedChange } from '../../ledger/kv/read-changes';
import { kvOperations, type KvEntry } from '../../model/kv';
import { jsonWith } from '../../sources/kv/raw-json';
import { moment } from '../answers';

export const kvEntry = z.object({
  collection: z.string(),
  key: z.string(),
  revision: z.int().describe('Of the whole store: grows with every change of any key'),
  updatedAt: moment(),
  expiresAt: moment().optional().describe('When it is gone; absent when it stays'),
  value: z.unknown(),
});

export const kvEntries = z.object({
  collection: z.string(),
  revision: z.int().describe('Watch from this one to see what changes after this list'),
  nextAfter: z.string().optional().describe('There are more keys: ask for those after this one'),
  entries: z.array(kvEntry),
});

export const kvWritten = z.object({
  collection: z.string(),
  key: z.string(),
  operation: z.enum(kvOperations),
  revision: z.int(),
  expiresAt: moment().optional(),
});

/** Which chain it goes on with is for its events to say. */
export const entryJson = ({ value, ...entry }: KvEntry): string => jsonWith({ ...entry, chain: undefined }, { value });

export function entriesJson(
  { collection, revision, nextAfter }: { collection: string; revision: number; nextAfter?: string | undefined },
  entries: KvEntry[],
): string {
  return jsonWith({ collection, revision, nextAfter }, { entries: `[${entries.map(entryJson).join(',')}]` });
}

export const changeJson = ({ newValue, ...change }: WatchedChange): string => jsonWith({ ...change }, { newValue });
