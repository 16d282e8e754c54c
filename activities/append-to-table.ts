// One commit of noted batches; the sink is paused when its table is not what it was.
import { findSink } from '../src/ledger/sinks';
import { pauseTroubledSink } from '../src/ledger/pause-sink';
import { readSecrets } from '../src/ledger/secrets';
import { tableStanding } from '../src/ledger/tables/standings';
import { failureOf, PenstockError } from '../src/model/errors';
import type { AppendAnswer, TableSink } from '../src/model/table-append';
import { icebergConfig } from '../src/sinks/iceberg/config';
import { appendNoted } from '../src/tables/append-noted';
import { sinkTable } from '../src/tables/open-sink-table';
import type { ActivityDependencies } from './dependencies';

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
    if (!(error instanceof PenstockError) || failureOf(error).retryable) throw error;
    const reason = `${error.code}: ${error.message}`;
    await pauseTroubledSink(db, sink.sourceId, sink.sinkId, reason);
    return Object.fromEntries(allStopped(ids, reason));
  }
}

async function appendAll(
  { db, keyring, outgoing, stopping }: ActivityDependencies,
  sink: TableSink,
  ids: string[],
): Promise<Map<string, AppendAnswer>> {
  const found = await findSink(db, sink.sourceId, sink.sinkId);
  if (!found) return allStopped(ids, 'the sink was deleted');
  if (found.state === 'paused') return allStopped(ids, found.pausedBecause ?? 'the sink is paused');
  const config = icebergConfig.safeParse(found.config);
  if (!config.success || config.data.mode !== 'native') {
    throw new PenstockError('sinkBroken', `sink "${sink.sinkId}" is not one with a table of its own`);
  }
  const { tableUuid } = await tableStanding(db, sink);
  const table = sinkTable(config.data, await readSecrets(db, keyring, sink), outgoing, tableUuid);
  return appendNoted(db, sink, table, ids, stopping.signal);
}

const allStopped = (ids: string[], reason: string): Map<string, AppendAnswer> =>
  new Map(ids.map((id) => [id, { state: 'stopped', reason }]));
