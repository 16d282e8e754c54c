// A group or a carrier that the engine asks for while somebody carries it is carried by nobody else.
import { Context } from '@temporalio/activity';
import { isCarriedElsewhere, letGo } from '../../src/ledger/groups/carried-by';
import type { GroupOutcome } from '../../src/model/delivery';
import type { ActivityDependencies } from '../dependencies';
import { tryAgain } from '../try-again';
import type { UnderWay } from '../under-way';

const carriedElsewhere = 'another worker carries it and lives: asked again until that one has come to its end';

/**
 * What `carry` comes to, or what it is coming to already in this process. Throws while another worker carries it and lives,
 * of which the engine, when it was away, has not heard.
 */
export function carryOnce(
  { db, worker, stopping }: ActivityDependencies,
  underWay: UnderWay,
  { id }: { id: string },
  carry: () => Promise<GroupOutcome>,
): Promise<GroupOutcome> {
  const isRepeated = Context.current().info.attempt > 1;
  return underWay.join(id, async () => {
    if (isRepeated && (await isCarriedElsewhere(db, id, worker))) throw new Error(carriedElsewhere);
    try {
      return await carry();
    } catch (error) {
      // Whoever is asked next need not wait for this worker to be gone. The ledger may be away, which is why it failed.
      tryAgain(stopping, () => letGo(db, id, worker), Infinity).catch(() => undefined);
      throw error;
    }
  });
}
