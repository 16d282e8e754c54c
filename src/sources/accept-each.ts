// For sources that read many at once: what cannot be an event is told apart, and holds up none of the others.
import { PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';

export interface Refused<Item> {
  item: Item;
  error: PenstockError;
}

/**
 * `read` throws a PenstockError for an item that cannot be an event. `accept` takes all or none, and rejects with
 * `badRequest` or `schemaViolation` when one of them cannot be stored: then they are accepted one by one, so that it is
 * known which. Rejects with whatever else `accept` does; any part may then have been accepted.
 */
export async function acceptEach<Item>(
  items: Item[],
  read: (item: Item) => PenstockEvent,
  accept: (events: PenstockEvent[]) => Promise<unknown>,
): Promise<{ accepted: Item[]; refused: Refused<Item>[] }> {
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
  const [only, ...others] = events;
  if (!only) return { accepted: [], refused };
  try {
    await accept(events.map(({ event }) => event));
    return { accepted: events.map(({ item }) => item), refused };
  } catch (error) {
    if (!isOfEvent(error)) throw error;
    if (others.length === 0) return { accepted: [], refused: [...refused, { item: only.item, error }] };
  }
  const accepted: Item[] = [];
  for (const { item, event } of events) {
    try {
      await accept([event]);
      accepted.push(item);
    } catch (error) {
      if (!isOfEvent(error)) throw error;
      refused.push({ item, error });
    }
  }
  return { accepted, refused };
}

const isOfEvent = (error: unknown): error is PenstockError =>
  error instanceof PenstockError && (error.code === 'badRequest' || error.code === 'schemaViolation');
