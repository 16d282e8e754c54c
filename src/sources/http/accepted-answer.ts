import type { Accepted } from '../../ledger/accept-events';
import type { PenstockEvent } from '../../model/event';

export type AcceptedAnswer = ReturnType<typeof acceptedAnswer>;

/** What a sender is answered once its event is committed. */
export const acceptedAnswer = ({ uid, duplicate, deliveries }: Accepted, event: PenstockEvent | undefined) => ({
  event: { uid, id: event?.id },
  duplicate,
  deliveries,
});
