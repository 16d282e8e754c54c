// Records of applied actions, sinks for them, and what an independent reader finds in their tables.
import { runPyiceberg } from '../../support/iceberg';

/** `id` ends with a number after a dash, from which follows when the action was applied. */
export const anAction = (id: string) => ({
  event_id: id,
  action_type_id: 'type-1',
  action_name: 'approve',
  object_type_id: 'order',
  tenant: 'acme',
  actor_sub: 'user-1',
  status: 'applied',
  applied_at_ms: 1_790_035_200_000 + Number(id.split('-')[1] ?? 0) * 3_600_000,
});

/** The sink `lake`, with the table of that name in the namespace `penstock_e2e`. */
export const tableSink = (catalogUrl: string, table: string, more: object = {}) => ({
  id: 'lake',
  type: 'iceberg',
  config: {
    mode: 'native',
    catalog: { url: catalogUrl },
    namespace: 'penstock_e2e',
    table,
    columns: 'action-log',
    ...more,
  },
  policy: { gatherFor: '200ms' },
});

const readIds = `
import sys, json
from pyiceberg.catalog import load_catalog
catalog = load_catalog("rest", type="rest", uri=sys.argv[1])
table = catalog.load_table(sys.argv[2])
print(json.dumps(table.scan(selected_fields=("event_id",)).to_arrow()["event_id"].to_pylist()))
`;

/** The event ids of all rows, in no order. */
export const idsIn = async (catalogUrl: string, table: string): Promise<string[]> =>
  (await runPyiceberg(readIds, [catalogUrl, table])) as string[];
