import { sql } from 'drizzle-orm';
import type { Memberships, Scope, UserRole } from '../../model/access';
import { rows, type Database } from '../ledger';
import { projectsOf } from './memberships';

/** Who set a sink last, as they are now. */
export interface SinkPrincipal {
  /** As changes name them. */
  principal: string;
  /** Null: nobody's, the admin token. */
  userId: string | null;
  /** Null: there is no such user any more. */
  role: UserRole | null;
  projects: Memberships['projects'];
  /** Of the sink. */
  sourceId: string;
  deactivatedAt: string | null;
  /** The token it was done with. */
  tokenId: string | null;
  tokenScopes: Scope[] | null;
  sourceIds: string[] | null;
}

/** Of the sink of a delivery; undefined when the sink is not there any more. Index: the primary keys. */
export async function findPrincipal(db: Database, deliveryId: string): Promise<SinkPrincipal | undefined> {
  const [found] = await rows<SinkPrincipal>(
    db,
    sql`
      select s.principal, s.principal_user as "userId", u.role, ${projectsOf(sql`u.id`)} as projects, s.source_id as "sourceId",
        rfc3339(u.deactivated_at) as "deactivatedAt",
        s.principal_token as "tokenId", t.scopes as "tokenScopes", t.source_ids as "sourceIds"
      from deliveries d join sinks s on s.source_id = d.source_id and s.id = d.sink_id
        left join users u on u.id = s.principal_user left join access_tokens t on t.id = s.principal_token
      where d.id = ${deliveryId}`,
  );
  return found;
}
