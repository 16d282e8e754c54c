import { countGroups } from '../../ledger/groups/count-groups';
import type { Database } from '../../ledger/ledger';
import { readAgeOfOldest } from '../../ledger/prune-events';
import { readRelays } from '../../ledger/outbox-relays';
import { readSinkStandings } from '../../ledger/flow/sink-breakers';
import { readTokenExpiries } from '../../ledger/secrets/sink-tokens';
import { readSinkTotals } from '../../ledger/sink-totals';
import { readSlotTotals } from '../../ledger/worker-slots';
import { breakers } from '../../model/breaker';
import { deliveryStates } from '../../model/delivery';
import type { LedgerGauges } from './metrics';

/** Sets the gauges to what the ledger says now, none of one that does not answer (`isUp`); answers whether it has said all. */
export async function readLedgerGauges(
  db: Database,
  isUp: boolean,
  { groups, oldestEvent, ...gauges }: LedgerGauges,
): Promise<boolean> {
  for (const gauge of Object.values(gauges)) gauge.reset();
  // A gauge without labels would say 0 after a reset.
  groups.remove();
  oldestEvent.remove();
  if (!isUp) return false;
  try {
    const totals = await readSinkTotals(db);
    const standings = await readSinkStandings(db);
    const relays = await readRelays(db);
    groups.set(await countGroups(db));
    oldestEvent.set(await readAgeOfOldest(db));
    const slots = await readSlotTotals(db);
    gauges.slots.set({ part: 'total' }, slots.total);
    gauges.slots.set({ part: 'sync' }, slots.keptForSync);
    gauges.slotsInUse.set({ kind: 'sync' }, slots.sync);
    gauges.slotsInUse.set({ kind: 'async' }, slots.async);
    for (const total of totals) {
      const sink = labelsOf(total);
      for (const state of deliveryStates) gauges.deliveries.set({ ...sink, state }, total[state]);
      gauges.accepted.set(sink, total.accepted);
      gauges.failedAttempts.set(sink, total.failedAttempts);
      gauges.bytes.set(sink, total.bytes);
    }
    for (const standing of standings) {
      gauges.breaker.set(labelsOf(standing), breakers.indexOf(standing.breaker));
      gauges.paused.set(labelsOf(standing), standing.isPaused ? 1 : 0);
    }
    for (const token of await readTokenExpiries(db)) gauges.tokenExpires.set(labelsOf(token), token.expiresAtSeconds);
    for (const [source, { state, waiting, failed, lagSeconds }] of relays) {
      gauges.outboxUp.set({ source }, state === 'relaying' ? 1 : 0);
      if (waiting !== null) gauges.outboxWaiting.set({ source }, waiting);
      if (failed !== null) gauges.outboxFailed.set({ source }, failed);
      if (lagSeconds !== null) gauges.outboxLag.set({ source }, lagSeconds);
    }
    return true;
  } catch {
    return false;
  }
}

const labelsOf = ({ sourceId, sinkId }: { sourceId: string; sinkId: string }) => ({ source: sourceId, sink: sinkId });
