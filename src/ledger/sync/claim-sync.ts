// Takes deliveries out of the ledger that callers wait for: before and apart from all others, each by itself.
import { sql } from 'drizzle-orm';
import { claimDeliveries, type ClaimedDelivery } from '../claim/claim-deliveries';
import { noteClaims, takenShares } from '../claim/claim-work';
import { readRoom, type LockedSink } from '../claim/locked-sinks';
import { shareForSync } from '../claim/plan-claim';
import { rows, type Database } from '../ledger';

/** Index: deliveries_sync. */
const waiting = sql`deliveries where sync_until > now() and state = 'pending'`;

/**
 * Takes up to `limit` of them, within each sink's concurrency, rate and number of workflows, of a key the first, of a
 * broken sink as the probe that is due: where all callers wait, no other may ever come. Answers as well whether others wait for room.
 */
export async function claimSync(
  db: Database,
  limit: number,
): Promise<{ claimed: ClaimedDelivery[]; areOthersWaiting: boolean }> {
  const count = await countWaiting(db);
  if (count === 0) return { claimed: [], areOthersWaiting: false };
  const claimed = await db.transaction(async (transaction) => {
    // In this order, as whoever begins attempts locks them; one that is claimed from just now is waited for.
    const locked = await rows<LockedSink>(
      transaction,
      sql`
        select f.source_id, f.sink_id from sink_flow f join sinks s on s.source_id = f.source_id and s.id = f.sink_id
        where (f.source_id, f.sink_id) in (select source_id, sink_id from ${waiting})
          and s.state = 'enabled' and (f.breaker = 'closed' or f.probe_at <= now())
        order by f.source_id, f.sink_id for no key update of f`,
    );
    if (locked.length === 0) return [];
    const shares = shareForSync(await readRoom(transaction, locked), limit);
    const deliveries = await claimDeliveries(transaction, shares, 'sync');
    const toNote = takenShares(shares, deliveries, []).filter(({ isLimited, isProbe }) => isLimited || isProbe);
    if (toNote.length > 0) await noteClaims(transaction, toNote);
    return deliveries;
  });
  return { claimed, areOthersWaiting: claimed.length < count };
}

async function countWaiting(db: Database): Promise<number> {
  const [row] = await rows<{ count: number }>(db, sql`select count(*)::integer as count from ${waiting}`);
  return row?.count ?? 0;
}
