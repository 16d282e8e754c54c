// Dead letters become events of the sources of type `deadletter`.
import type { Logger } from 'pino';
import { readDeadLetterSources, type ConfiguredSource } from '../../ledger/configuration';
import { markTold, readUntold } from '../../ledger/dead-letter-notes';
import type { Database } from '../../ledger/ledger';
import { findDelivery, listAttempts } from '../../ledger/read-deliveries';
import { findEvent } from '../../ledger/read-events';
import { projectOf } from '../../model/project';
import { reasonOf } from '../../model/reason-of';
import type { Accept } from '../accept';
import { deadLetterEvent } from './dead-letter-event';
import { isOwnFault } from './own-fault';

const mostAtOnce = 50;

/**
 * Accepts every dead letter that was not told of yet; should this end in between, it is accepted again, which changes
 * nothing. One that a source cannot take in is left out there, and logged. Throws, with the rest left for the next time,
 * when the ledger is away or the settings change meanwhile.
 */
export async function takeDeadLetters(db: Database, accept: Accept, log: Pick<Logger, 'warn'>): Promise<void> {
  for (;;) {
    const untold = await readUntold(db, mostAtOnce);
    if (untold.length === 0) return;
    const sources = await readDeadLetterSources(db);
    for (const id of untold) await markTold(db, id, await tell(id, sources));
  }

  /** Answers the handlers' deliveries. */
  async function tell(id: string, sources: ConfiguredSource[]): Promise<string[]> {
    const delivery = await findDelivery(db, id);
    const found = delivery && (await findEvent(db, delivery.eventUid));
    if (!delivery || !found) return [];
    const attempts = await listAttempts(db, id);
    const handlers: string[] = [];
    for (const source of sources) {
      if (projectOf(source.source.id) !== projectOf(delivery.sourceId)) continue;
      try {
        const [accepted] = await accept(source, [deadLetterEvent(delivery, attempts, found.event, source.source.id)]);
        handlers.push(...(accepted?.deliveries ?? []).map((one) => one.id));
      } catch (error) {
        if (!isOwnFault(error)) throw error;
        log.warn({ delivery: id, source: source.source.id, reason: reasonOf(error) }, 'a dead letter is not handled');
      }
    }
    return handlers;
  }
}
