// A source or a sink is deleted: it is set aside, as it is, until it is undeleted or purged.
import { sql, type SQL } from 'drizzle-orm';
import type { By } from '../../model/change';
import { rows, type Database } from '../ledger';
import { nextSinkVersions, nextSourceVersion } from './versions';

/** Its open deliveries are discarded, never attempted for ever; settled ones stay listed. */
export async function deleteSink(db: Database, sourceId: string, id: string, by: By): Promise<void> {
  await db.transaction(async (transaction) => {
    await nextSinkVersions(transaction, sourceId, [id], 'deleted', by);
    await setSinksAside(transaction, sql`source_id = ${sourceId} and id = ${id}`, { withSource: false });
    await discardOpen(transaction, sourceId, id);
  });
}

/** Deletes a source with all its sinks. Its events and deliveries stay listed. */
export async function deleteSource(db: Database, sourceId: string, by: By): Promise<void> {
  await db.transaction(async (transaction) => {
    const sinks = await rows<{ id: string }>(transaction, sql`select id from sinks where source_id = ${sourceId}`);
    const ids = sinks.map(({ id }) => id);
    await nextSinkVersions(transaction, sourceId, ids, 'deleted', by);
    await nextSourceVersion(transaction, sourceId, 'deleted', by);
    await setSinksAside(transaction, sql`source_id = ${sourceId}`, { withSource: true });
    await transaction.execute(sql`
      with gone as (delete from sources where id = ${sourceId} returning *)
      insert into deleted_sources (id, type, name, description, state, paused_because, config, version, created_at, updated_at)
        select id, type, name, description, state, paused_because, config, version, created_at, updated_at from gone`);
    await discardOpen(transaction, sourceId);
  });
}

async function setSinksAside(db: Database, which: SQL, { withSource }: { withSource: boolean }): Promise<void> {
  await db.execute(sql`
    with gone as (delete from sinks where ${which} returning *)
    insert into deleted_sinks (source_id, id, type, name, description, state, paused_because, paused_with_source, config,
        filter, policy, principal, principal_user, principal_token, version, created_at, updated_at, with_source)
      select source_id, id, type, name, description, state, paused_because, paused_with_source, config,
        filter, policy, principal, principal_user, principal_token, version, created_at, updated_at, ${withSource}::boolean from gone`);
}

/** Those that a workflow owns are left to the sweeper, which tells their workflows. */
async function discardOpen(db: Database, sourceId: string, sinkId?: string): Promise<void> {
  const mine =
    sinkId === undefined ? sql`source_id = ${sourceId}` : sql`source_id = ${sourceId} and sink_id = ${sinkId}`;
  await db.execute(sql`
    update deliveries set state = 'discarded', reason = 'sink deleted', settled_at = now(), updated_at = now(),
      next_attempt_at = null, overdue_at = null, expires_at = null, to_adopt = false
    where ${mine} and (state in ('pending', 'parked') or (state = 'dead' and run is null))`);
  await db.execute(sql`
    update deliveries set overdue_at = now() where ${mine} and run is not null and state in ('running', 'waiting', 'dead')`);
}
