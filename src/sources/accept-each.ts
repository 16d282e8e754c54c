// For sources that read many at once: what cannot be an event is told apart, and holds up none of the others.
import { PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';

export interface Refused<Item> {
  item: Item;
  error: PenstockError;
}

/**
 * `read` throws a PenstockError for an item that cannot be an event. `accept` takes all or none, and rejects with
 * `badRequest` or `schemaViolation` when one of them cannot be stored, with `payloadTooLarge` when they are too many: then
 * each half is accepted for itself. Rejects with whatever else `accept` does; any part may then have been accepted.
 */
export async function acceptEach<Item>(
  items: Item[],
  read: (item: Item) => PenstockEvent,
  accept: (events: PenstockEvent[]) => Promise<unknown>,
): Promise<{ accepted: Item[]; refused: Refused<Item>[] }> {
  const accepted: Item[] = [];
  const refused: Refused<Item>[] = [];
  const events: { item: Item; event: PenstockEvent }[] = [];
  for (const item of items) {
    try {
      events.push({ item, event: read(item) });
    } catch (error) {
      if (!(error instanceof PenstockError)) throw error;
      refused.push({ item, error });
    }
  }
  const acceptAll = async (some: typeof events): Promise<void> => {
    const [only, ...others] = some;
    if (!only) return;
    try {
      await accept(some.map(({ event }) => event));
      accepted.push(...some.map(({ item }) => item));
    } catch (error) {
      if (!isOfEvents(error)) throw error;
      if (others.length === 0) return void refused.push({ item: only.item, error });
      const half = Math.ceil(some.length / 2);
      await acceptAll(some.slice(0, half));
      await acceptAll(some.slice(half));
    }
  };
  await acceptAll(events);
  return { accepted, refused };
}

const ofEvents = new Set(['badRequest', 'schemaViolation', 'payloadTooLarge']);
const isOfEvents = (error: unknown): error is PenstockError =>
  error instanceof PenstockError && ofEvents.has(error.code);
