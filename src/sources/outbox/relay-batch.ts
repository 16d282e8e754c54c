// One batch of rows on its way: claimed, accepted, and only then removed or marked, all in one transaction of theirs.
import type { ClientBase } from 'pg';
import { PenstockError } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import type { OutboxSource } from '../../model/source';
import { rowEvent } from './row-event';
import { claimRows, finishRows, setAside, type FailedRow, type OutboxRow } from './rows';

/** Accepts into the source, all or none. Rejects with `badRequest` or `schemaViolation` when one of them cannot be stored. */
export type AcceptInto = (events: PenstockEvent[]) => Promise<unknown>;

export interface Batch {
  claimed: number;
  failed: FailedRow[];
}

/**
 * Should the process end after the events were accepted and before the rows are gone, they are accepted again, which
 * changes nothing: the row's id is the event's. A row that cannot be an event is set aside and holds nothing up. Throws,
 * with nothing removed, when the ledger or the database is away.
 */
export async function relayBatch(client: ClientBase, source: OutboxSource, accept: AcceptInto): Promise<Batch> {
  await client.query('begin');
  try {
    const rows = await claimRows(client, source.config);
    const { taken, failed } = await takeIn(rows, source, accept);
    if (taken.length > 0) await finishRows(client, source.config, taken);
    if (failed.length > 0) await setAside(client, source.config, failed);
    await client.query('commit');
    return { claimed: rows.length, failed };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function takeIn(rows: OutboxRow[], source: OutboxSource, accept: AcceptInto) {
  const failed: FailedRow[] = [];
  const events: { position: string; event: PenstockEvent }[] = [];
  for (const row of rows) {
    const { position } = row;
    try {
      events.push({ position, event: rowEvent(row, source) });
    } catch (error) {
      failed.push({ position, reason: reasonOf(error) });
    }
  }
  const taken = await acceptAll(events, accept, failed);
  return { taken, failed };
}

/** All at once; one by one when one of them cannot be stored, so that it is known which. */
async function acceptAll(
  events: { position: string; event: PenstockEvent }[],
  accept: AcceptInto,
  failed: FailedRow[],
): Promise<string[]> {
  if (events.length === 0) return [];
  try {
    await accept(events.map(({ event }) => event));
    return events.map(({ position }) => position);
  } catch (error) {
    if (!isOfEvent(error)) throw error;
    const [only] = events;
    if (events.length === 1 && only) {
      failed.push({ position: only.position, reason: reasonOf(error) });
      return [];
    }
  }
  const taken: string[] = [];
  for (const one of events) taken.push(...(await acceptAll([one], accept, failed)));
  return taken;
}

const isOfEvent = (error: unknown): boolean =>
  error instanceof PenstockError && (error.code === 'badRequest' || error.code === 'schemaViolation');

function reasonOf(error: unknown): string {
  if (!isOfEvent(error)) throw error;
  return (error as PenstockError).message;
}
