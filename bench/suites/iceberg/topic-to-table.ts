// A topic on its way into a table: source and sink are there, and nothing is read before it is told to begin.
import type { TableSink } from '../../../src/model/table-append';
import type { PartitionStatus } from '../../../src/sources/kafka/status';
import type { Broker } from '../../../test/support/kafka';
import { until } from '../../../test/support/until';
import type { Penstock } from '../../support/penstock';
import { fillTopic, partitions } from './records';
import { namespace } from './table-state';

/** Of a batch, by default. */
export const batchRecords = 50_000;

export interface TopicToTable {
  sink: TableSink;
  table: string;
  /** Begins to read. */
  begin: () => Promise<void>;
  /** Reads no more. */
  pause: () => Promise<void>;
}

export interface Servers {
  broker: Broker;
  catalogUrl: string;
}

/** The records are made when the sink is there already and paused: they wait, and become nothing else. */
export async function prepareTopic(
  { broker, catalogUrl }: Servers,
  penstock: Penstock,
  id: string,
  records: number,
): Promise<TopicToTable> {
  const { api } = penstock;
  await broker.topic(id, partitions);
  const of = { brokers: [broker.address], topics: [id], group: id, startFrom: 'earliest' };
  await api.create('/sources', { id, type: 'kafka', config: of });
  const config = { mode: 'native', catalog: { url: catalogUrl }, namespace, table: id, columns: 'action-log' };
  await api.create(`/sources/${id}/sinks`, { id: 'lake', type: 'iceberg', config });
  const pause = async () => {
    await api.create(`/sources/${id}/sinks/lake/pause`, {});
    await until('the consumer to stop', async () => (await partitionsOf(penstock, id)) === undefined);
  };
  await pause();
  await fillTopic(broker, id, records);
  return {
    sink: { sourceId: id, sinkId: 'lake' },
    table: id,
    begin: async () => void (await api.create(`/sources/${id}/sinks/lake/resume`, {})),
    pause,
  };
}

/** Undefined while nobody reads. */
export async function partitionsOf({ api }: Penstock, sourceId: string): Promise<PartitionStatus[] | undefined> {
  const { status } = (await api.read(`/sources/${sourceId}`)) as { status?: { partitions: PartitionStatus[] } };
  return status?.partitions;
}
