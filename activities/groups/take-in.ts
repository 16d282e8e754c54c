// A group that takes in more deliveries of its sink, and hands over to the next.
import type { OpenGroup } from '../../src/ledger/groups/open-groups';
import { mostPerGroup } from '../../src/ledger/claim/plan-claim';
import type { Intake, Intakes } from '../../src/model/intakes';
import type { GroupMembers } from './group-members';
import { handOver } from './hand-over';

/** While nobody comes, it holds its permits so long. */
const lingersMs = 250;
/** The same where more waited than it was given: the next group needs the permits. */
const lingersBeforeOthersMs = 25;

/** Lets `members` take in; answers how to end it. */
export function takeIn(intakes: Intakes, group: OpenGroup, members: GroupMembers): () => void {
  const leave = intakes.add({
    ...wayInto(group, members),
    keepPlace(bytes) {
      if (members.isFull) next.endFull();
      return !next.sendsAway() && members.keepPlace(bytes);
    },
    roomForDue: () => (next.sendsAway() ? 0 : members.roomForDue()),
    giveWay: () => next.giveWay(),
  });
  const next = handOver(members, {
    lingersMs: group.members.length < mostPerGroup ? lingersMs : lingersBeforeOthersMs,
    callForNext: () => intakes.callForNext(group),
    leave() {
      members.takeIn(false);
      leave();
    },
  });
  members.takeIn(true);
  return next.end;
}

/** How newcomers reach the members of a group, whoever says when there is room. */
export function wayInto(
  { id: groupId, run, sourceId, sinkId, configurationVersion }: OpenGroup,
  members: GroupMembers,
): Omit<Intake, 'keepPlace' | 'roomForDue' | 'giveWay'> {
  return {
    ...{ sourceId, sinkId, groupId, run, configurationVersion },
    keepPlacesForDue: (count) => members.keepPlacesForDue(count),
    join: (newcomer) => members.join(newcomer),
    stayAway: (bytes) => members.stayAway(bytes),
  };
}
