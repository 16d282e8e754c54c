// One commit of noted batches; the sink is paused when its table is not what it was.
import { findSink } from '../../src/ledger/resources/sinks';
import { pauseTroubledSink } from '../../src/ledger/flow/pause-sink';
import { isPermanent } from '../../src/model/errors';
import type { AppendAnswer, TableSink } from '../../src/model/table-append';
import { appendNoted } from '../../src/tables/append-noted';
import { ownTable } from '../../src/tables/own-table';
import type { ActivityDependencies } from '../dependencies';

/** Answers by id. Throws what may be tried again. */
export async function appendToTable(
  dependencies: ActivityDependencies,
  sink: TableSink,
  ids: string[],
): Promise<Record<string, AppendAnswer>> {
  const { db } = dependencies;
  try {
    return Object.fromEntries(await appendAll(dependencies, sink, ids));
  } catch (error) {
    if (!isPermanent(error)) throw error;
    const reason = `${error.code}: ${error.message}`;
    await pauseTroubledSink(db, sink.sourceId, sink.sinkId, reason);
    return Object.fromEntries(allStopped(ids, reason));
  }
}

async function appendAll(
  dependencies: ActivityDependencies,
  sink: TableSink,
  ids: string[],
): Promise<Map<string, AppendAnswer>> {
  const { db, stopping } = dependencies;
  const found = await findSink(db, sink.sourceId, sink.sinkId);
  if (!found) return allStopped(ids, 'the sink was deleted');
  if (found.state === 'paused') return allStopped(ids, found.pausedBecause ?? 'the sink is paused');
  const { table } = await ownTable(dependencies, found);
  return appendNoted(db, sink, table, ids, stopping.signal);
}

const allStopped = (ids: string[], reason: string): Map<string, AppendAnswer> =>
  new Map(ids.map((id) => [id, { state: 'stopped', reason }]));
