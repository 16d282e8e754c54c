// Deliveries as a group carries them.
import { sql } from 'drizzle-orm';
import type { Member } from '../../model/delivery';
import type { PenstockEvent } from '../../model/event';
import { rows, uuids, type Database } from '../ledger';
import { amendedEventOf, eventColumns, type AmendableRow } from '../rows-to-model';

export interface MemberRow extends AmendableRow {
  delivery_id: string;
  attempts: number;
  schedule_from: number;
  elapsed_ms: number;
}

/** Of a delivery `d` with its event `e`. */
export const memberColumns = sql`d.id as delivery_id, d.attempts, d.schedule_from, d.amended_body,
  coalesce(extract(epoch from now() - d.schedule_began_at) * 1000, 0)::float8 as elapsed_ms, ${eventColumns}`;

function memberOf(row: MemberRow): Member {
  const { delivery_id: id, attempts, schedule_from: scheduleFrom, elapsed_ms: elapsedMs } = row;
  return { id, attempts, scheduleFrom, elapsedMs, event: amendedEventOf(row) };
}

export function membersByRun(found: (MemberRow & { run: string })[]): Map<string, Member[]> {
  const byRun = new Map<string, Member[]>();
  for (const row of found) {
    const members = byRun.get(row.run) ?? [];
    members.push(memberOf(row));
    byRun.set(row.run, members);
  }
  return byRun;
}

/** The events of deliveries, amended where they are, in the order of the ids. By primary key. */
export async function readEventsOf(db: Database, ids: string[]): Promise<PenstockEvent[]> {
  const found = await rows<AmendableRow & { delivery_id: string }>(
    db,
    sql`
      select d.id as delivery_id, d.amended_body, ${eventColumns}
      from deliveries d join events e on e.uid = d.event_uid where d.id = any(${uuids(ids)})`,
  );
  const byId = new Map(found.map((row) => [row.delivery_id, amendedEventOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
