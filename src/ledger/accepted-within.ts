// Conditions on when something was accepted.
import { sql, type SQL } from 'drizzle-orm';
import { firstUuidOf } from '../model/ids';
import type { AcceptedBetween } from '../model/accepted-between';

/** Ids are made by the clocks of gateways: what they say may differ from the ledger's time by so much. */
const clocksDifferMs = 3_600_000;

export const acceptedAt = (column: SQL, { acceptedFrom, acceptedBefore }: AcceptedBetween): SQL[] => [
  ...(acceptedFrom === undefined ? [] : [sql`${column} >= ${acceptedFrom}::timestamptz`]),
  ...(acceptedBefore === undefined ? [] : [sql`${column} < ${acceptedBefore}::timestamptz`]),
];

/** Narrows a list down that is read by its ids, so that only the time asked for is read. */
export const idsAround = (column: SQL, { acceptedFrom, acceptedBefore }: AcceptedBetween): SQL[] => [
  ...(acceptedFrom === undefined
    ? []
    : [sql`${column} >= ${firstUuidOf(Date.parse(acceptedFrom) - clocksDifferMs)}::uuid`]),
  ...(acceptedBefore === undefined
    ? []
    : [sql`${column} < ${firstUuidOf(Date.parse(acceptedBefore) + clocksDifferMs)}::uuid`]),
];
