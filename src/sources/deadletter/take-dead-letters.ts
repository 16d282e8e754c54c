// Dead letters become events of the sources of type `deadletter`.
import { readDeadLetterSources } from '../../ledger/configuration';
import { markTold, readUntold } from '../../ledger/dead-letter-notes';
import type { Database } from '../../ledger/ledger';
import { findDelivery, listAttempts } from '../../ledger/read-deliveries';
import { findEvent } from '../../ledger/read-events';
import { projectOf } from '../../model/project';
import type { Accept } from '../accept';
import { deadLetterEvent } from './dead-letter-event';

const mostAtOnce = 50;

/**
 * Accepts every dead letter that was not told of yet; should this end in between, it is accepted again, which changes
 * nothing. Throws, with the rest left for the next time, when the ledger is away or the settings change meanwhile.
 */
export async function takeDeadLetters(db: Database, accept: Accept): Promise<void> {
  for (;;) {
    const untold = await readUntold(db, mostAtOnce);
    if (untold.length === 0) return;
    const sources = await readDeadLetterSources(db);
    for (const id of untold) {
      const delivery = await findDelivery(db, id);
      const found = delivery && (await findEvent(db, delivery.eventUid));
      const handlers: string[] = [];
      if (delivery && found) {
        const attempts = await listAttempts(db, id);
        const own = sources.filter(({ source }) => projectOf(source.id) === projectOf(delivery.sourceId));
        for (const source of own) {
          const [accepted] = await accept(source, [deadLetterEvent(delivery, attempts, found.event, source.source.id)]);
          handlers.push(...(accepted?.deliveries ?? []).map((one) => one.id));
        }
      }
      await markTold(db, id, handlers);
    }
  }
}
