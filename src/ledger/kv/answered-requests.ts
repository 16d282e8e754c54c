// Writes that are asked for again by a later attempt of a delivery: each is made once, and answered the same.
import { sql } from 'drizzle-orm';
import { requestIdOf, type KvMutation, type KvOutcome } from '../../model/kv';
import { jsonb } from '../jsonb';
import { rows, uuidOf, type Database } from '../ledger';

/** What those of the mutations that were made before were answered. Call it in the transaction that has locked the store. */
export async function readAnswered(
  transaction: Database,
  mutations: KvMutation[],
): Promise<Map<KvMutation, KvOutcome>> {
  const asked = mutations.flatMap((mutation) => requestIdOf(mutation) ?? []);
  if (asked.length === 0) return new Map();
  const found = await rows<{ id: string; outcome: KvOutcome }>(
    transaction,
    sql`select id, outcome from kv_requests where id in (select jsonb_array_elements_text(${jsonb(asked)}))`,
  );
  const outcomes = new Map(found.map(({ id, outcome }) => [id, outcome]));
  return new Map(
    mutations.flatMap((mutation): [KvMutation, KvOutcome][] => {
      const outcome = outcomes.get(requestIdOf(mutation) ?? '');
      return outcome ? [[mutation, outcome]] : [];
    }),
  );
}

/** Only what was written: what was refused changed nothing, and is asked anew. */
export async function writeAnswered(
  transaction: Database,
  mutations: KvMutation[],
  outcomes: KvOutcome[],
): Promise<void> {
  const answered = mutations.flatMap((mutation, at) => {
    const [id, outcome] = [requestIdOf(mutation), outcomes[at]];
    return id !== undefined && outcome?.kind === 'written' ? [{ id, outcome }] : [];
  });
  if (answered.length === 0) return;
  await transaction.execute(sql`
    insert into kv_requests (id, outcome)
      select id, outcome from jsonb_to_recordset(${jsonb(answered)}) as r(id text, outcome jsonb)
    on conflict (id) do nothing`);
}

/** As long as a delivered one may be delivered again; what may be attempted yet is remembered longer. */
const keptFor = '60 days';

/** Index: kv_requests_by_age. */
export async function pruneAnswered(db: Database): Promise<void> {
  await db.execute(sql`
    delete from kv_requests r where answered_at < now() - ${keptFor}::interval
      and not exists (select from deliveries d
        where d.id = ${uuidOf(sql`split_part(r.id, ':', 1)`)} and d.state in ('pending', 'parked', 'running', 'waiting', 'dead'))`);
}
