// One batch of rows on its way: claimed, accepted, and only then removed or marked, all in one transaction of theirs.
import type { ClientBase } from 'pg';
import type { PenstockEvent } from '../../model/event';
import type { OutboxSource } from '../../model/source';
import { acceptEach } from '../accept-each';
import { claimRows } from './claim-rows';
import { rowEvent } from './row-event';
import { finishRows, setAside, type FailedRow } from './rows';

/** Accepts into the source, all or none, as `acceptEach` asks for. */
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
    const { accepted, refused } = await acceptEach(rows, (row) => rowEvent(row, source), accept);
    const failed = refused.map(({ item, error }) => ({ position: item.position, reason: error.message }));
    const taken = accepted.map(({ position }) => position);
    if (taken.length > 0) await finishRows(client, source.config, taken);
    if (failed.length > 0) await setAside(client, source.config, failed);
    await client.query('commit');
    return { claimed: rows.length, failed };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
