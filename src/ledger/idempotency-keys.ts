// Requests that count once: what the first of the same key was answered.
import { sql } from 'drizzle-orm';
import { jsonb } from './jsonb';
import { rows, type Database } from './ledger';

export interface KeyedRequest {
  /** Method and path. */
  route: string;
  key: string;
  bodySha256: string;
}

export interface KeptAnswer {
  bodySha256: string;
  answer: unknown;
}

/**
 * Takes the key for this transaction; whoever sends it at the same time waits for its end. Answers what the first
 * request had, when this is not the first.
 */
export async function takeKey(
  transaction: Database,
  { route, key, bodySha256 }: KeyedRequest,
): Promise<KeptAnswer | undefined> {
  const taken = await rows(
    transaction,
    sql`
      insert into idempotency_keys (route, key, body_sha256) values (${route}, ${key}, ${bodySha256})
      on conflict do nothing returning key`,
  );
  return taken.length > 0 ? undefined : findKey(transaction, { route, key, bodySha256 });
}

/** What the first request of that key had. */
async function findKey(db: Database, { route, key }: KeyedRequest): Promise<KeptAnswer | undefined> {
  const [first] = await rows<KeptAnswer>(
    db,
    sql`
      select body_sha256 as "bodySha256", answer from idempotency_keys where route = ${route} and key = ${key}`,
  );
  return first;
}

export interface NotedRequest {
  /** When the key was sent first: until it is forgotten the same, and then another. */
  since: string;
  /** Undefined while no request of the key was answered. */
  first?: KeptAnswer;
}

/** Notes the key of what is going to be done elsewhere; `answerKey` says once it was. */
export async function noteKey(db: Database, { route, key, bodySha256 }: KeyedRequest): Promise<NotedRequest> {
  const [noted] = await rows<KeptAnswer & { since: string }>(
    db,
    sql`
      insert into idempotency_keys as k (route, key, body_sha256) values (${route}, ${key}, ${bodySha256})
      on conflict (route, key) do update set key = k.key
      returning body_sha256 as "bodySha256", answer, rfc3339(made_at) as since`,
  );
  if (!noted) throw new Error('an upsert always answers one row');
  const { since, ...first } = noted;
  return { since, ...(first.answer !== null && { first }) };
}

/** Of several at the same time the first answer counts. */
export async function answerKey(
  db: Database,
  { route, key, bodySha256 }: KeyedRequest,
  answer: unknown,
): Promise<void> {
  await db.execute(sql`
    update idempotency_keys set body_sha256 = ${bodySha256}, answer = ${jsonb(answer)}
    where route = ${route} and key = ${key} and answer is null`);
}

/** `answer` must have no secret in it. */
export async function keepAnswer(transaction: Database, { route, key }: KeyedRequest, answer: unknown): Promise<void> {
  await transaction.execute(sql`
    update idempotency_keys set answer = ${jsonb(answer)} where route = ${route} and key = ${key}`);
}

const keptForHours = 24;

export async function forgetKeys(db: Database): Promise<void> {
  await db.execute(sql`delete from idempotency_keys where made_at < now() - make_interval(hours => ${keptForHours})`);
}
