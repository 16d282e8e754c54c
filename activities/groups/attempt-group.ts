// Attempts of many deliveries of one sink, made by one activity: the happy path is grouped, trouble is individual.
import type { Group, GroupOutcome } from '../../src/model/delivery';
import { readGroupOutcome, setApart } from '../../src/ledger/groups/close-groups';
import { openGroups, type OpenGroup } from '../../src/ledger/groups/open-groups';
import { gathers } from '../../src/sinks/registry';
import { appendGroup } from '../tables/append-group';
import type { ActivityDependencies } from '../dependencies';
import { GroupRun, type GroupRunOptions } from './group-run';
import { takeIn } from './take-in';
import { tryAgain } from '../try-again';

/**
 * Attempts the members that are neither settled nor given back; those it does not come to go back to the ledger. Throws
 * only when the ledger is away.
 */
export async function attemptGroup(
  dependencies: ActivityDependencies,
  { id, run, sinkType, deliveryIds }: Group,
  heartbeat: (progress: object) => void,
): Promise<GroupOutcome> {
  const { db, keyring, worker, intakes, stopping } = dependencies;
  const [group] = await openGroups(db, keyring, worker, id, [run]);
  if (!group) return readGroupOutcome(db, id, deliveryIds);
  if (gathers(sinkType)) return stopping.abandoning(appendGroup(dependencies, group));
  return attemptOpened(dependencies, group, {
    heartbeat,
    ...(intakes && { takeIn: (members) => takeIn(intakes, group, members) }),
  });
}

/** The same of a group that was opened. */
export async function attemptOpened(
  dependencies: ActivityDependencies,
  group: OpenGroup,
  options: GroupRunOptions,
): Promise<GroupOutcome> {
  const { db, stopping, closeGroup } = dependencies;
  const run = new GroupRun(dependencies, group, options);
  await run.attemptAll();
  if (run.tooDeep.length > 0) await tryAgain(stopping, () => setApart(db, group, run.tooDeep));
  const { outcome } = run;
  await tryAgain(stopping, () => closeGroup({ id: group.id, run: group.run, hold: run.hold, failed: outcome.failed }));
  return outcome;
}
