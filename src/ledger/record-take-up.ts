import { sql } from 'drizzle-orm';
import type { By } from '../model/change';
import { record } from './audit';
import { rows, type Database } from './ledger';
import type { ListedDelivery } from './read-deliveries';

const actions = { retry: 'delivery.retried', amend: 'delivery.amended', discard: 'delivery.discarded' } as const;

/** A request that is repeated is recorded once. What a delivery was amended to is not: it may be large, and confidential. */
export async function recordTakeUp(
  transaction: Database,
  by: By,
  { id, sourceId, sinkId, state }: ListedDelivery,
  verb: keyof typeof actions,
  requestId: string,
): Promise<void> {
  const target = `delivery/${id}`;
  const action = actions[verb];
  const known = await rows(
    transaction,
    sql`
      select from audit where target = ${target} and action = ${action} and after ->> 'requestId' = ${requestId}`,
  );
  if (known.length > 0) return;
  await record(transaction, by, { action, target, sourceId, before: { sinkId, state }, after: { requestId } });
}
