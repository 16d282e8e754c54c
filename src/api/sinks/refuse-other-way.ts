// A table of a topic gets the records as they are, or its rows by deliveries. Each way knows by its own means what is in the
// table, and nothing of the other's: one that changed over would have rows twice.
import type { Database } from '../../ledger/ledger';
import { tableStanding } from '../../ledger/tables/standings';
import { PenstockError } from '../../model/errors';
import type { Sink } from '../../model/sink';
import type { SourceType } from '../../model/source';
import { recordTable } from '../../sinks/iceberg/takes-records';
import { nativeConfigOf } from '../../tables/own-table';

/** Throws `badRequest`, naming the field, once rows were appended. */
export async function refuseOtherWay(
  db: Database,
  sourceType: SourceType,
  before: Sink,
  after: Pick<Sink, 'type' | 'config' | 'filter'>,
): Promise<void> {
  if (sourceType !== 'kafka' || !nativeConfigOf(before) || !nativeConfigOf(after)) return;
  const [tookRecords, takesRecords] = [before, after].map((sink) => recordTable(sourceType, sink) !== undefined);
  if (tookRecords === takesRecords) return;
  const { tableUuid } = await tableStanding(db, { sourceId: before.sourceId, sinkId: before.id });
  if (tableUuid === undefined) return;
  const field = (before.filter === undefined) === (after.filter === undefined) ? 'config.rowTemplate' : 'filter';
  const ways = ['the records as they are', 'its rows by deliveries'];
  const [from, to] = tookRecords ? ways : [...ways].reverse();
  const message = `${field}: sink "${before.id}" has appended ${from}, and with ${to} its table would have some twice; create another sink, with a table of its own`;
  throw new PenstockError('badRequest', message);
}
