// One expiry of a table, by what its sink says now: a schedule may be older than the settings.
import { findSink } from '../../src/ledger/resources/sinks';
import { isPermanent } from '../../src/model/errors';
import type { ExpiryOutcome, TableSink } from '../../src/model/table-append';
import { nativeConfigOf } from '../../src/tables/own-table';
import { expireTable } from '../../src/tables/upkeep/clean';
import type { ActivityDependencies } from '../dependencies';

/** Throws what may be tried again. */
export async function expireSnapshots(
  dependencies: Pick<ActivityDependencies, 'db' | 'keyring' | 'outgoing'>,
  { sourceId, sinkId }: TableSink,
): Promise<ExpiryOutcome> {
  const sink = await findSink(dependencies.db, sourceId, sinkId);
  if (!sink) return { skipped: 'the sink was deleted' };
  if (sink.state === 'paused') return { skipped: `the sink is paused: ${sink.pausedBecause ?? 'by request'}` };
  const terms = nativeConfigOf(sink)?.expireSnapshots;
  if (!terms) return { skipped: 'the sink does not say expireSnapshots' };
  try {
    const { snapshotIds, removedFiles } = await expireTable(dependencies, sink, { ...terms, dryRun: false });
    return { expired: snapshotIds.length, removedFiles };
  } catch (error) {
    if (!isPermanent(error)) throw error;
    return { skipped: `${error.code}: ${error.message}` };
  }
}
