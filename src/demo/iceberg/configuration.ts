// The pipeline of the demo: from which topic, into which table, in what batches.
import { restCatalog } from '../../iceberg/catalog/rest-catalog';
import type { Table } from '../../iceberg/open-table';
import type { ApiClient } from '../api-client';

export const recordCount = 200_000;
export const poisonCount = 20;
export const partitions = 4;

/** Of the topic, of its source, and of the group that reads it. */
export const sourceId = 'actions';
export const sinkId = 'lake';
const namespace = 'demo';
const tableName = 'action_log';
export const showTable = `${namespace}.${tableName}`;

/** Small batches, so that there are many commits to be killed between. */
const maxRecords = 10_000;
const maxAge = '1s';

export async function configure(api: ApiClient, brokers: string[], catalogUrl: string): Promise<void> {
  const config = { brokers, topics: [sourceId], group: sourceId, startFrom: 'earliest' };
  await api.create('/sources', { id: sourceId, type: 'kafka', config });
  await api.create(`/sources/${sourceId}/sinks`, {
    id: sinkId,
    type: 'iceberg',
    config: {
      mode: 'native',
      catalog: { url: catalogUrl },
      namespace,
      table: tableName,
      columns: 'action-log',
      maxRecords,
      maxAge,
    },
  });
}

/** The same table, as anybody may read it. */
export const tableOf = (catalogUrl: string): Table => ({
  namespace: [namespace],
  name: tableName,
  catalog: restCatalog({ url: catalogUrl, auth: { kind: 'none' } }),
});
