import type { Database } from '../../ledger/ledger';
import { countOpenDeliveries, readSinkTotals, type SinkTotals } from '../../ledger/sink-totals';
import type { LedgerGauges } from './metrics';

const settledStates = ['delivered', 'dead', 'discarded', 'skipped', 'expired'] as const;

/** Sets the gauges to what the ledger says now; without an answer only `up` is left. */
export async function readLedgerGauges(db: Database, gauges: LedgerGauges): Promise<void> {
  const { up, deliveries, accepted, failedAttempts, bytes } = gauges;
  for (const gauge of [deliveries, accepted, failedAttempts, bytes]) gauge.reset();
  try {
    const totals = await readSinkTotals(db);
    const open = await countOpenDeliveries(db);
    for (const total of totals) {
      const sink = labelsOf(total);
      for (const state of settledStates) deliveries.set({ ...sink, state }, total[state]);
      accepted.set(sink, total.accepted);
      failedAttempts.set(sink, total.failedAttempts);
      bytes.set(sink, total.bytes);
    }
    for (const one of open) deliveries.set({ ...labelsOf(one), state: one.state }, one.count);
    up.set(1);
  } catch {
    up.set(0);
  }
}

const labelsOf = ({ sourceId, sinkId }: Pick<SinkTotals, 'sourceId' | 'sinkId'>) => ({
  source: sourceId,
  sink: sinkId,
});
