// For how long a group takes in more deliveries of its sink, and when the next one takes over.
import type { Group } from '../src/model/delivery';
import type { OpenGroup } from '../src/ledger/groups/open-group';
import { mostPerGroup } from '../src/ledger/claim/plan-claim';
import type { Intakes } from '../src/model/intakes';
import type { GroupMembers } from './group-members';

/** Then the next is called for; until that one takes in, this one does. */
const takesInForMs = 30_000;
/** The longest it waits for the next: where another process carries that one, it never learns of it. */
const waitsForNextMs = 5000;
/** The next is called for again so long after a call that nobody came to. */
const callsAgainAfterMs = 1000;
/** While nobody comes, it holds its permits so long. */
const lingersMs = 250;
/** The same where more waited than it was given: the next group needs the permits. */
const lingersBeforeOthersMs = 25;

/**
 * Lets `members` take in until nobody comes, they are as many as one group carries, or the time is up and the next group
 * takes in; answers how to end it sooner.
 */
export function takeIn(
  intakes: Intakes,
  { id: groupId, run, sourceId, sinkId, deliveryIds }: Group,
  { configurationVersion }: Pick<OpenGroup, 'configurationVersion'>,
  members: GroupMembers,
): () => void {
  const sink = { sourceId, sinkId };
  const lingerMs = deliveryIds.length < mostPerGroup ? lingersMs : lingersBeforeOthersMs;
  const retiresAtMs = performance.now() + takesInForMs;
  const isRetiring = () => members.isNearlyFull || performance.now() >= retiresAtMs;
  let callsAtMs = 0;
  /** Whether whoever comes just now is to begin the next group. */
  const callsForNext = (): boolean => {
    if (!isRetiring() || performance.now() < callsAtMs) return false;
    callsAtMs = performance.now() + callsAgainAfterMs;
    intakes.callForNext(sink);
    return true;
  };

  const leave = intakes.add({
    ...{ ...sink, groupId, run, configurationVersion },
    keepPlace(bytes) {
      if (members.isFull) endFull();
      return !callsForNext() && members.keepPlace(bytes);
    },
    roomForDue: () => (callsForNext() ? 0 : members.roomForDue()),
    keepPlacesForDue: (count) => members.keepPlacesForDue(count),
    giveWay() {
      if (isRetiring()) end();
    },
    join: (newcomer) => members.join(newcomer),
    stayAway: (bytes) => members.stayAway(bytes),
  });
  members.takeIn(true);

  let hasEnded = false;
  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    clearTimeout(timer);
    members.takeIn(false);
    leave();
  };
  const endFull = () => {
    if (!hasEnded) intakes.callForNext(sink);
    end();
  };
  const look = () => {
    const now = performance.now();
    if (members.isIdle && now - members.cameAtMs >= lingerMs) end();
    else if (now >= retiresAtMs + waitsForNextMs) endFull();
    else timer = setTimeout(look, lingerMs);
  };
  let timer = setTimeout(look, lingerMs);
  return end;
}
