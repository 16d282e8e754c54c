// A deleted source or sink comes back as it was; its breaker begins anew.
import { sql, type SQL } from 'drizzle-orm';
import type { By } from '../../model/change';
import { rows, type Database } from '../ledger';
import { nextSinkVersions, nextSourceVersion } from './versions';

/**
 * Brings a source back with the sinks that were deleted with it, and no others. Throws what the ledger says when its
 * type has only one place and that is taken.
 */
export async function undeleteSource(transaction: Database, id: string, by: By): Promise<void> {
  await transaction.execute(sql`
    with back as (delete from deleted_sources where id = ${id} returning *)
    insert into sources (id, type, name, description, state, paused_because, config, version, created_at, updated_at)
      select id, type, name, description, state, paused_because, config, version, created_at, now() from back`);
  const sinks = await takeBack(transaction, sql`source_id = ${id} and with_source`);
  await nextSourceVersion(transaction, id, 'undeleted', by);
  await nextSinkVersions(transaction, id, sinks, 'undeleted', by);
}

/** Its source must be there. */
export async function undeleteSink(transaction: Database, sourceId: string, id: string, by: By): Promise<void> {
  const sinks = await takeBack(transaction, sql`source_id = ${sourceId} and id = ${id}`);
  await nextSinkVersions(transaction, sourceId, sinks, 'undeleted', by);
}

/** A sink of a source that is paused comes back paused, and goes on with it. */
async function takeBack(transaction: Database, which: SQL): Promise<string[]> {
  const back = await rows<{ id: string }>(
    transaction,
    sql`
      with back as (delete from deleted_sinks where ${which} returning *)
      insert into sinks (source_id, id, type, name, description, state, paused_because, paused_with_source, config,
          filter, policy, principal, principal_user, principal_token, version, created_at, updated_at)
        select b.source_id, b.id, b.type, b.name, b.description,
          case when b.paused_with_source then s.state when s.state = 'paused' then 'paused' else b.state end,
          case when b.paused_with_source or (s.state = 'paused' and b.state = 'enabled') then s.paused_because
            else b.paused_because end,
          s.state = 'paused' and (b.paused_with_source or b.state = 'enabled'),
          b.config, b.filter, b.policy, b.principal, b.principal_user, b.principal_token, b.version, b.created_at, now()
        from back b join sources s on s.id = b.source_id returning id`,
  );
  return back.map(({ id }) => id);
}
