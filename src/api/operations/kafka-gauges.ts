import { Gauge, type Registry } from 'prom-client';
import { countRejected } from '../../ledger/kafka/rejected-records';
import type { Database } from '../../ledger/ledger';
import { kafkaStates } from '../../sources/kafka/status';
import type { ApiDependencies } from '../dependencies';

/** Answers what sets the gauges of kafka sources to what is known now, without a ledger too. */
export function kafkaGauges(
  registry: Registry,
  db: Database,
  kafka: ApiDependencies['kafka'],
): (isLedgerUp: boolean) => Promise<void> {
  const registers = [registry];
  const ofPartition = ['source', 'topic', 'partition'];
  const state = new Gauge({
    name: 'penstock_source_state',
    help: '1 for the state that a kafka source is in, in this process',
    labelNames: ['source', 'state'],
    registers,
  });
  const lagRecords = new Gauge({
    name: 'penstock_source_lag_records',
    help: 'Records that wait in a partition which this process reads',
    labelNames: ofPartition,
    registers,
  });
  const lagSeconds = new Gauge({
    name: 'penstock_source_lag_seconds',
    help: 'Age of the record read last of a partition, while others wait',
    labelNames: ofPartition,
    registers,
  });
  const rejected = new Gauge({
    name: 'penstock_source_rejected_records',
    help: 'Records of a source that could not become events',
    labelNames: ['source'],
    registers,
  });

  return async (isLedgerUp) => {
    for (const gauge of [state, lagRecords, lagSeconds, rejected]) gauge.reset();
    for (const [source, status] of kafka.statuses()) {
      for (const one of kafkaStates) state.set({ source, state: one }, one === status.state ? 1 : 0);
      for (const { topic, partition, ...flow } of status.partitions) {
        const labels = { source, topic, partition: String(partition) };
        lagRecords.set(labels, flow.lagRecords);
        if (flow.lagSeconds !== undefined) lagSeconds.set(labels, flow.lagSeconds);
      }
    }
    if (!isLedgerUp) return;
    const counts = await countRejected(db).catch(() => new Map<string, number>());
    for (const [source, count] of counts) rejected.set({ source }, count);
  };
}
