import { and, asc, eq } from 'drizzle-orm';
import type { Sink } from '../model/sink';
import type { Database } from './ledger';
import { sinks } from './schema';
import { readSecretNames } from './secrets';

type SinkRow = typeof sinks.$inferSelect;

const sinkOf = (row: SinkRow, secretNames: string[]): Sink => ({
  sourceId: row.sourceId,
  id: row.id,
  type: row.type,
  name: row.name,
  description: row.description,
  state: row.state,
  ...(row.pausedBecause !== null && { pausedBecause: row.pausedBecause }),
  config: row.config,
  secretNames,
  ...(row.filter && { filter: row.filter }),
  policy: row.policy,
  principal: row.principal,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

type SinkValues = Pick<Sink, 'name' | 'description' | 'config' | 'filter' | 'policy'>;

/** Answers false when the id is taken. */
export async function insertSink(
  db: Database,
  sink: SinkValues & Pick<Sink, 'sourceId' | 'id' | 'type'>,
): Promise<boolean> {
  const inserted = await db.insert(sinks).values(sink).onConflictDoNothing().returning({ id: sinks.id });
  return inserted.length > 0;
}

export async function updateSink(db: Database, sourceId: string, id: string, values: SinkValues): Promise<void> {
  await db
    .update(sinks)
    .set({ ...values, filter: values.filter ?? null, updatedAt: new Date() })
    .where(and(eq(sinks.sourceId, sourceId), eq(sinks.id, id)));
}

/** All sinks, or those of one source, by source and id. */
export async function listSinks(db: Database, sourceId?: string): Promise<Sink[]> {
  const found = await db
    .select()
    .from(sinks)
    .where(sourceId === undefined ? undefined : eq(sinks.sourceId, sourceId))
    .orderBy(asc(sinks.sourceId), asc(sinks.id));
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

export async function findSink(db: Database, sourceId: string, id: string): Promise<Sink | undefined> {
  return (await listSinks(db, sourceId)).find((sink) => sink.id === id);
}
