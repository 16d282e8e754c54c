import { sql } from 'drizzle-orm';
import { attemptGroup } from '../../activities/groups/attempt-group';
import { claimWork } from '../../src/ledger/claim/claim-work';
import type { Ledger } from '../../src/ledger/ledger';
import type { GroupOutcome } from '../../src/model/delivery';
import { dependenciesOver } from './world';

/** Makes the attempt of all deliveries that a sink gathers, be they due or not; also after the sink was paused. */
export async function attemptGathered(ledger: Ledger): Promise<GroupOutcome> {
  await ledger.db.execute(sql`update sinks set state = 'enabled'`);
  await ledger.db.execute(
    sql`update deliveries set state = 'pending', due_at = now() - interval '1 minute' where state in ('pending', 'parked')`,
  );
  const advice = { groupable: () => true, isFast: () => false, gathers: () => true };
  const { groups } = await claimWork(ledger.db, 10, advice);
  return attemptGroup(dependenciesOver(ledger), groups[0]!, () => undefined);
}
