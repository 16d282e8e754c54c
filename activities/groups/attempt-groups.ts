// Attempts of deliveries of several sinks, made by one activity: for sinks that have one or two now and then.
import type { Carrier, GroupOutcome } from '../../src/model/delivery';
import { readGroupOutcome } from '../../src/ledger/groups/close-groups';
import { openGroups, type OpenGroup } from '../../src/ledger/groups/open-groups';
import { attemptOpened } from './attempt-group';
import { Carriage } from './carriage';
import type { ActivityDependencies } from '../dependencies';
import { tryAgain } from '../try-again';

/**
 * Attempts the groups of the carrier that are not closed, and those that board meanwhile. Throws only when the ledger is
 * away: whoever makes the activity again finds the groups that are left.
 */
export async function attemptGroups(
  dependencies: ActivityDependencies,
  { id, groups }: Carrier,
  heartbeat: (progress: object) => void,
): Promise<GroupOutcome> {
  const { db, keyring, worker, intakes, stopping } = dependencies;
  const outcome: Required<GroupOutcome> = { delivered: 0, failed: [], returned: [], takenIn: [] };
  const add = ({ delivered, failed, returned }: GroupOutcome) => {
    outcome.delivered += delivered;
    outcome.failed.push(...failed);
    outcome.returned.push(...returned);
  };
  const known = new Set(groups.flatMap(({ deliveryIds }) => deliveryIds));

  const carriage = new Carriage(async (group: OpenGroup) => {
    const ended = await attemptOpened(dependencies, group, {
      room: carriage.room,
      heartbeat: () => undefined,
      ...(intakes && { takeIn: (members) => carriage.takeIn(intakes, group, members) }),
    });
    add(ended);
    const carried = [...group.members.map((member) => member.id), ...(ended.takenIn ?? [])];
    outcome.takenIn.push(...carried.filter((one) => !known.has(one)));
    heartbeat({ delivered: outcome.delivered, failed: outcome.failed.length, sinksUnderWay: carriage.underWay });
  });
  const open = (runs?: string[]) => tryAgain(stopping, () => openGroups(db, keyring, worker, id, runs));
  const opened = await open();
  const isOpen = new Set(opened.map(({ run }) => run));
  const closed = groups.filter(({ run }) => !isOpen.has(run)).flatMap(({ deliveryIds }) => deliveryIds);
  if (closed.length > 0) add(await readGroupOutcome(db, id, closed));
  if (intakes) carriage.letBoard({ carriers: intakes.carriers, id, open, isStopping: () => stopping.hasBegun });
  carriage.carry(opened);
  await carriage.arrived();
  // A claim that failed may have put some aboard all the same.
  while (carriage.carry(await open()) > 0) await carriage.arrived();
  const { takenIn, ...ends } = outcome;
  return takenIn.length > 0 ? outcome : ends;
}
