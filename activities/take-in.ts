// For how long a group takes in what is accepted for its sink.
import type { Group } from '../src/model/delivery';
import type { OpenGroup } from '../src/ledger/groups/open-group';
import { mostPerGroup } from '../src/ledger/claim/plan-claim';
import type { Intakes } from '../src/model/intakes';
import type { GroupMembers } from './group-members';

const takesInForMs = 30_000;
/** While nobody comes, it holds its permits so long. */
const lingersMs = 250;
/** The same where more waited than it was given: the next group needs the permits. */
const lingersBeforeOthersMs = 25;

/**
 * Lets `members` take in until they are as many as one group carries, nobody comes, or the time is up; answers how to
 * end it sooner.
 */
export function takeIn(
  intakes: Intakes,
  { id, run, sourceId, sinkId, deliveryIds }: Group,
  { configurationVersion }: Pick<OpenGroup, 'configurationVersion'>,
  members: GroupMembers,
): () => void {
  const lingerMs = deliveryIds.length < mostPerGroup ? lingersMs : lingersBeforeOthersMs;
  const endsAtMs = performance.now() + takesInForMs;
  const leave = intakes.add({
    sourceId,
    sinkId,
    groupId: id,
    run,
    configurationVersion,
    keepPlace: (bytes) => {
      if (members.isFull) end();
      return members.keepPlace(bytes);
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
    leave(members.isFull || performance.now() >= endsAtMs);
  };
  const look = () => {
    const now = performance.now();
    if ((members.isIdle && now - members.cameAtMs >= lingerMs) || now >= endsAtMs) end();
    else timer = setTimeout(look, lingerMs);
  };
  let timer = setTimeout(look, lingerMs);
  return end;
}
