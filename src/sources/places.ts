// Places in groups that take in, kept while events are being accepted.
import type { Accepted, NewEvent } from '../ledger/accept-events';
import type { ConfiguredSource } from '../ledger/configuration';
import type { Member } from '../model/delivery';
import type { PenstockEvent } from '../model/event';
import type { Intake, Intakes } from '../model/intakes';

export interface Places {
  /** Each delivery that its group has taken in joins it; the others give their places up. In the order of the events. */
  settle(accepted: Accepted[]): void;
  /** Nothing was accepted, as far as is known: what was all the same, the group finds in the ledger at its end. */
  giveUp(): void;
}

interface Kept {
  intake: Intake;
  id: string;
  event: PenstockEvent;
  /** Of its event among those of the request. */
  index: number;
}

/** Names a group to each delivery that one has room for. */
export function keepPlaces(intakes: Intakes, source: ConfiguredSource, newEvents: NewEvent[]): Places {
  const kept = intakes.isEmpty ? [] : newEvents.flatMap((one, index) => placesFor(intakes, source, one, index));
  return {
    settle(accepted) {
      for (const { intake, id, event, index } of kept) {
        const { acceptedAt, deliveries = [] } = accepted[index] ?? {};
        const isTakenIn = deliveries.some((delivery) => delivery.id === id && delivery.state === 'running');
        // As it would be read from the ledger.
        if (isTakenIn && acceptedAt) intake.join(newMember(id, { ...event, receivedAt: acceptedAt.toISOString() }));
        else intake.stayAway(event.body.length);
      }
    },
    giveUp: () => kept.forEach(({ intake, event }) => intake.stayAway(event.body.length)),
  };
}

const newMember = (id: string, event: PenstockEvent): Member => ({
  id,
  event,
  attempts: 0,
  scheduleFrom: 0,
  elapsedMs: 0,
});

function placesFor(
  intakes: Intakes,
  { source, configurationVersion }: ConfiguredSource,
  { event, deliveries }: NewEvent,
  index: number,
): Kept[] {
  return deliveries.flatMap((delivery) => {
    const waitsForOther = delivery.orderKey !== undefined || delivery.waitMs !== undefined;
    if (waitsForOther || delivery.dead) return [];
    // A group takes in only what its sink's policy, which is that of these settings, lets it.
    const key = { sourceId: source.id, sinkId: delivery.sinkId };
    const intake = intakes.keepPlace(key, configurationVersion, event.body.length);
    if (!intake) return [];
    delivery.group = { id: intake.groupId, run: intake.run };
    return [{ intake, id: delivery.id, event, index }];
  });
}
