import { asc, eq } from 'drizzle-orm';
import {
  deadLetterSourceConfig,
  httpSourceConfig,
  kvSourceConfig,
  outboxSourceConfig,
  penstockSourceConfig,
  type Source,
} from '../model/source';
import type { Database } from './ledger';
import { sources } from './schema';

type SourceRow = typeof sources.$inferSelect;

function sourceOf({ id, type, name, description, config, ...row }: SourceRow): Source {
  const createdAt = row.createdAt.toISOString();
  const updatedAt = row.updatedAt.toISOString();
  const common = { id, name, description, createdAt, updatedAt };
  switch (type) {
    case 'http':
      return { ...common, type, config: httpSourceConfig.parse(config) };
    case 'penstock':
      return { ...common, type, config: penstockSourceConfig.parse(config) };
    case 'kv':
      return { ...common, type, config: kvSourceConfig.parse(config) };
    case 'deadletter':
      return { ...common, type, config: deadLetterSourceConfig.parse(config) };
    case 'outbox':
      return { ...common, type, config: outboxSourceConfig.parse(config) };
  }
}

type SourceValues = Pick<Source, 'name' | 'description' | 'config'>;

/** Undefined when the id is taken, or its type's only place. */
export async function insertSource<Inserted extends Source>(
  db: Database,
  source: Pick<Inserted, 'id' | 'type' | keyof SourceValues>,
): Promise<Inserted | undefined> {
  const [row] = await db.insert(sources).values(source).onConflictDoNothing().returning();
  return row && (sourceOf(row) as Inserted);
}

export async function findSource(db: Database, id: string): Promise<Source | undefined> {
  const [row] = await db.select().from(sources).where(eq(sources.id, id));
  return row && sourceOf(row);
}

export async function listSources(db: Database): Promise<Source[]> {
  return (await db.select().from(sources).orderBy(asc(sources.id))).map(sourceOf);
}

/** Undefined when there is no such source. */
export async function updateSource(db: Database, id: string, values: SourceValues): Promise<Source | undefined> {
  const [row] = await db
    .update(sources)
    .set({ ...values, updatedAt: new Date() })
    .where(eq(sources.id, id))
    .returning();
  return row && sourceOf(row);
}

/** As `findSource`; until the transaction ends, other changes to the source and its sinks wait. */
export async function lockSource(transaction: Database, id: string): Promise<Source | undefined> {
  const [row] = await transaction.select().from(sources).where(eq(sources.id, id)).for('no key update');
  return row && sourceOf(row);
}
