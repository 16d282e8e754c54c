// What a table is relieved of: files that no commit took, and snapshots that are old.
import { expireSnapshots, findExpiring, type Expired } from '../../iceberg/maintenance/expire-snapshots';
import { findOrphans, removeOrphans } from '../../iceberg/maintenance/orphans';
import { loadTable } from '../../iceberg/open-table';
import { record } from '../../ledger/audit';
import { locationsInOpenBatches } from '../../ledger/tables/batches';
import type { By } from '../../model/change';
import { toMs } from '../../model/duration';
import type { Sink } from '../../model/sink';
import { checkLocations } from '../open-sink-table';
import { ownTable, type OwnTable, type OwnTableDependencies } from '../own-table';

export interface OrphanFile {
  location: string;
  bytes: number;
  modifiedAt: string;
}

/** Finds orphans of the sink's table, and with `remove` removes them. Throws `tableRecreated` and what storage says. */
export async function orphansOf(
  dependencies: OwnTableDependencies,
  sink: Sink,
  { remove, by }: { remove: boolean; by: By },
): Promise<OrphanFile[]> {
  const own = await checkedTable(dependencies, sink);
  const open = await locationsInOpenBatches(dependencies.db);
  if (remove) await recordRemoval(dependencies, by, sink, 'table.orphansRemoved', {});
  const orphans = await (remove ? removeOrphans : findOrphans)(own.table, open);
  return orphans.map(({ location, bytes, modifiedMs }) => ({
    location,
    bytes,
    modifiedAt: new Date(modifiedMs).toISOString(),
  }));
}

export interface ExpiryTerms {
  /** A duration such as `7d`: younger snapshots are kept. */
  olderThan: string;
  /** So many of main's newest are kept in any case. */
  keep: number;
}

/** Expires snapshots, or with `dryRun` says which it would. `by` is who asks; nobody, when it is due. */
export async function expireTable(
  dependencies: OwnTableDependencies,
  sink: Sink,
  { olderThan, keep, dryRun, by }: ExpiryTerms & { dryRun: boolean; by?: By },
): Promise<Expired> {
  const { table } = await checkedTable(dependencies, sink);
  const terms = { olderThanMs: toMs(olderThan), keepLast: keep };
  if (!dryRun) {
    if (by) await recordRemoval(dependencies, by, sink, 'table.snapshotsExpired', { olderThan, keep });
    return expireSnapshots(table, terms);
  }
  const found = await findExpiring(table, terms);
  return { snapshotIds: found.map(({ id }) => id.toString()), removedFiles: 0 };
}

/** Before, and not with it: files are in no transaction, and a removal that is interrupted is recorded as well. */
const recordRemoval = (
  { db }: OwnTableDependencies,
  by: By,
  { sourceId, id }: Sink,
  action: string,
  after: Record<string, unknown>,
): Promise<void> => record(db, by, { action, target: `sink/${sourceId}/${id}`, sourceId, after });

async function checkedTable(dependencies: OwnTableDependencies, sink: Sink): Promise<OwnTable> {
  const own = await ownTable(dependencies, sink);
  const { metadata } = await loadTable(own.table);
  checkLocations(dependencies.outgoing, metadata);
  return own;
}
