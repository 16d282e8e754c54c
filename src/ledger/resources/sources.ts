import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import { sourceConfigs, type BrokenSource, type Source, type SourceType } from '../../model/source';
import type { SourcePage } from './deleted';
import { rows, type Database } from '../ledger';
import { sources } from '../schema';
import { isWithin } from '../within';

type SourceRow = typeof sources.$inferSelect;

const commonOf = ({ id, name, description, state, pausedBecause, version, ...row }: SourceRow) => ({
  id,
  name,
  description,
  state,
  ...(pausedBecause !== null && { pausedBecause }),
  version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** Undefined for a type that this version does not know. Throws a ZodError when its config does not parse. */
function sourceOf({ type, config, ...row }: SourceRow): Source | undefined {
  if (!isSourceType(type)) return undefined;
  // The schema of a type answers the config of that type.
  return { ...commonOf({ type, config, ...row }), type, config: sourceConfigs[type].parse(config) } as Source;
}

const isSourceType = (type: string): type is SourceType => Object.hasOwn(sourceConfigs, type);

/** A source, or what is wrong with it: one that is broken keeps no other from being read. */
function soundOrBroken(row: SourceRow): Source | BrokenSource {
  const broken = (why: string): BrokenSource => ({ ...commonOf(row), type: row.type, config: row.config, broken: why });
  try {
    return sourceOf(row) ?? broken(`type: there is no type "${row.type}" in this version`);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    return broken(describeIssues(error, row.config, 'config').join('; '));
  }
}

export const isSound = (source: Source | BrokenSource): source is Source => !('broken' in source);

export const brokenSource = ({ id, broken }: BrokenSource): PenstockError =>
  new PenstockError('sourceBroken', `source "${id}": its stored settings do not parse: ${broken}`);

function soundOrThrow(row: SourceRow): Source {
  const source = soundOrBroken(row);
  if (isSound(source)) return source;
  throw brokenSource(source);
}

type SourceValues = Pick<Source, 'name' | 'description'> & { config: Record<string, unknown> | Source['config'] };

/** Undefined when the id is taken, or its type's only place. */
export async function insertSource<Inserted extends Source>(
  db: Database,
  source: Pick<Inserted, 'id' | 'type' | 'name' | 'description' | 'config'>,
): Promise<Inserted | undefined> {
  const [row] = await db
    .insert(sources)
    .values({ ...source, config: { ...source.config } })
    .onConflictDoNothing()
    .returning();
  return row && (soundOrThrow(row) as Inserted);
}

/** Throws `sourceBroken` for one whose config does not parse. */
export async function findSource(db: Database, id: string): Promise<Source | undefined> {
  const [row] = await db.select().from(sources).where(eq(sources.id, id));
  return row && soundOrThrow(row);
}

/** The broken ones among them, by id. */
export async function listSources(db: Database, page?: SourcePage): Promise<(Source | BrokenSource)[]> {
  const found = db
    .select()
    .from(sources)
    .where(
      and(
        page?.afterId === undefined ? undefined : gt(sources.id, page.afterId),
        page?.within && isWithin(sql`${sources.id}`, page.within),
      ),
    )
    .orderBy(asc(sources.id));
  return (await (page ? found.limit(page.limit) : found)).map(soundOrBroken);
}

/** Of a project. */
export async function countSources(db: Database, project: string): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    sql`select count(*)::integer as count from sources where ${isWithin(sql`id`, { project })}`,
  );
  return row?.count ?? 0;
}

/** Undefined when there is no such source. */
export async function updateSource(db: Database, id: string, values: SourceValues): Promise<Source | undefined> {
  const [row] = await db
    .update(sources)
    .set({ ...values, config: { ...values.config }, updatedAt: sql`now()` })
    .where(eq(sources.id, id))
    .returning();
  return row && soundOrThrow(row);
}

/** As it is stored, broken or not; until the transaction ends, other changes to the source and its sinks wait. */
export async function lockSource(transaction: Database, id: string): Promise<SourceRow | undefined> {
  const [row] = await transaction.select().from(sources).where(eq(sources.id, id)).for('no key update');
  return row;
}

export async function hasSource(db: Database, id: string): Promise<boolean> {
  return (await rows(db, sql`select from sources where id = ${id}`)).length > 0;
}

/** Until the transaction ends nobody else creates a source, or changes anything. */
export async function lockConfiguration(transaction: Database): Promise<void> {
  await transaction.execute(sql`select from configuration_version for update`);
}
