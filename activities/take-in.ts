// A group that takes in more deliveries of its sink, and hands over to the next.
import type { OpenGroup } from '../src/ledger/groups/open-groups';
import { mostPerGroup } from '../src/ledger/claim/plan-claim';
import type { Intakes } from '../src/model/intakes';
import type { GroupMembers } from './group-members';
import { handOver } from './hand-over';

/** While nobody comes, it holds its permits so long. */
const lingersMs = 250;
/** The same where more waited than it was given: the next group needs the permits. */
const lingersBeforeOthersMs = 25;

/** Lets `members` take in; answers how to end it. */
export function takeIn(intakes: Intakes, group: OpenGroup, members: GroupMembers): () => void {
  const { id: groupId, run, sourceId, sinkId, configurationVersion } = group;
  const sink = { sourceId, sinkId };
  const leave = intakes.add({
    ...{ ...sink, groupId, run, configurationVersion },
    keepPlace(bytes) {
      if (members.isFull) next.endFull();
      return !next.sendsAway() && members.keepPlace(bytes);
    },
    roomForDue: () => (next.sendsAway() ? 0 : members.roomForDue()),
    keepPlacesForDue: (count) => members.keepPlacesForDue(count),
    giveWay: () => next.giveWay(),
    join: (newcomer) => members.join(newcomer),
    stayAway: (bytes) => members.stayAway(bytes),
  });
  const next = handOver(members, {
    lingersMs: group.members.length < mostPerGroup ? lingersMs : lingersBeforeOthersMs,
    callForNext: () => intakes.callForNext(sink),
    leave() {
      members.takeIn(false);
      leave();
    },
  });
  members.takeIn(true);
  return next.end;
}
