// Attempts of many deliveries of one sink, made by one activity: the happy path is grouped, trouble is individual.
import type { Group, GroupOutcome } from '../src/model/delivery';
import { closeGroup, readGroupOutcome, setApart } from '../src/ledger/groups/close-group';
import { openGroup } from '../src/ledger/groups/open-group';
import { gathers } from '../src/sinks/registry';
import { appendGroup } from './append-group';
import type { ActivityDependencies } from './dependencies';
import { GroupRun } from './group-run';

/**
 * Attempts the members that are neither settled nor given back; those it does not come to go back to the ledger. Throws
 * only while the ledger is away.
 */
export async function attemptGroup(
  dependencies: ActivityDependencies,
  group: Group,
  heartbeat: (progress: object) => void,
): Promise<GroupOutcome> {
  const { db, keyring } = dependencies;
  const opened = await openGroup(db, keyring, group);
  if (!opened) return readGroupOutcome(db, group);
  if (gathers(group.sinkType)) return dependencies.stopping.abandoning(appendGroup(dependencies, group, opened));
  const run = new GroupRun(dependencies, group, opened, heartbeat);
  await run.attemptAll();
  if (run.tooDeep.length > 0) await setApart(db, group, run.tooDeep);
  const { outcome } = run;
  await closeGroup(db, group, { hold: run.hold, failed: outcome.failed });
  return outcome;
}
