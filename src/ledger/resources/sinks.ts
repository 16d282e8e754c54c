import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { penstockItself, type By } from '../../model/change';
import type { Sink } from '../../model/sink';
import type { Page } from './deleted';
import { rows, type Database } from '../ledger';
import { sinks } from '../schema';
import { readSecretNames } from '../secrets/secrets';

type SinkRow = typeof sinks.$inferSelect;

const sinkOf = (row: SinkRow, secretNames: string[]): Sink => ({
  sourceId: row.sourceId,
  id: row.id,
  type: row.type,
  name: row.name,
  description: row.description,
  state: row.state,
  ...(row.pausedBecause !== null && { pausedBecause: row.pausedBecause }),
  version: row.version,
  config: row.config,
  secretNames,
  ...(row.filter && { filter: row.filter }),
  policy: row.policy,
  principal: row.principal,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

type SinkValues = Pick<Sink, 'name' | 'description' | 'config' | 'filter' | 'policy'>;

/** Whoever sets a sink is its principal; what Penstock sets itself may do all that an administrator may. */
const principalOf = ({ author, access }: By) => ({
  principal: author === penstockItself.author ? 'admin' : author,
  principalUser: access?.userId ?? null,
  principalToken: access?.tokenId ?? null,
});

/** Answers false when the id is taken. One of a paused source is paused with it. */
export async function insertSink(
  db: Database,
  sink: SinkValues & Pick<Sink, 'sourceId' | 'id' | 'type'>,
  by: By,
): Promise<boolean> {
  const inserted = await db
    .insert(sinks)
    .values({ ...sink, ...principalOf(by) })
    .onConflictDoNothing()
    .returning({ id: sinks.id });
  if (inserted.length === 0) return false;
  await db.execute(sql`
    update sinks set state = 'paused', paused_because = s.paused_because, paused_with_source = true
    from sources s where s.id = sinks.source_id and s.state = 'paused'
      and sinks.source_id = ${sink.sourceId} and sinks.id = ${sink.id}`);
  return true;
}

export async function updateSink(
  db: Database,
  sourceId: string,
  id: string,
  values: SinkValues,
  by: By,
): Promise<void> {
  await db
    .update(sinks)
    .set({ ...values, ...principalOf(by), filter: values.filter ?? null, updatedAt: sql`now()` })
    .where(and(eq(sinks.sourceId, sourceId), eq(sinks.id, id)));
}

/** All sinks, or those of one source, by source and id. */
export async function listSinks(db: Database, sourceId?: string, page?: Page): Promise<Sink[]> {
  const ofSource = sourceId === undefined ? undefined : eq(sinks.sourceId, sourceId);
  const after = page?.afterId === undefined ? undefined : gt(sinks.id, page.afterId);
  const found = db.select().from(sinks).where(and(ofSource, after)).orderBy(asc(sinks.sourceId), asc(sinks.id));
  return withSecretNames(db, await (page ? found.limit(page.limit) : found));
}

async function withSecretNames(db: Database, found: SinkRow[]): Promise<Sink[]> {
  const names = await readSecretNames(db, [...new Set(found.map((row) => row.sourceId))]);
  return found.map((row) =>
    sinkOf(
      row,
      names
        .filter((secret) => secret.sourceId === row.sourceId && secret.sinkId === row.id)
        .map((secret) => secret.name),
    ),
  );
}

export async function countSinks(db: Database, sourceId: string): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from sinks where source_id = ${sourceId}`,
  );
  return row?.count ?? 0;
}

export async function findSink(db: Database, sourceId: string, id: string): Promise<Sink | undefined> {
  const found = await db
    .select()
    .from(sinks)
    .where(and(eq(sinks.sourceId, sourceId), eq(sinks.id, id)));
  return (await withSecretNames(db, found))[0];
}
