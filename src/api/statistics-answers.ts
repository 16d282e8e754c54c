// What the API answers of counters, and of what was committed to tables.
import { z } from 'zod';
import { moment } from './answers';

export const statistics = z.object({
  accepted: z.int(),
  open: z.int(),
  delivered: z.int(),
  dead: z.int(),
  discarded: z.int(),
  skipped: z.int(),
  abandoned: z.int(),
  expired: z.int(),
  failedAttempts: z.int(),
  bytes: z.int(),
  firstAcceptedAt: moment().nullable(),
  lastAcceptedAt: moment().nullable(),
});

export const cleared = statistics.pick({
  delivered: true,
  discarded: true,
  skipped: true,
  abandoned: true,
  expired: true,
  failedAttempts: true,
  bytes: true,
});

export const committedBatch = z.object({
  id: z.string(),
  rows: z.int(),
  poison: z.int().describe('Records that could not become rows'),
  bytes: z.int(),
  snapshotId: z.string().nullable().describe('Null when it is not known which snapshot it went in with'),
  committedAt: moment(),
});
