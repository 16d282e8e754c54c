// Changes of sinks that Penstock noted itself: into the log, and into the source of type `penstock` when there is one.
import type { Logger } from 'pino';
import { readNoticeSources } from '../../ledger/configuration';
import type { Database } from '../../ledger/ledger';
import { readNotices, removeNotices, type Notice } from '../../ledger/flow/notices';
import { projectOf } from '../../model/project';
import { reasonOf } from '../../model/reason-of';
import type { Accept } from '../accept';
import { acceptEach } from '../accept-each';
import { noticeEvent } from './notice-event';

const mostAtOnce = 100;

export interface NoticeDependencies {
  db: Database;
  accept: Accept;
  log: Pick<Logger, 'warn'>;
}

/**
 * Accepts every notice as an event, and removes it then: should this end in between, it is accepted again, which changes
 * nothing. One that a source cannot take in is left out there, and logged. Throws, with the rest left for the next time,
 * when the ledger is away or the settings change meanwhile.
 */
export async function takeNotices({ db, accept, log }: NoticeDependencies): Promise<void> {
  for (;;) {
    const notices = await readNotices(db, mostAtOnce);
    if (notices.length === 0) return;
    for (const source of await readNoticeSources(db)) {
      const into = source.source.id;
      const told = notices.filter((notice) => isToBeTold(notice, into));
      if (told.length === 0) continue;
      const { refused } = await acceptEach(
        told,
        (notice) => noticeEvent(notice, into),
        (events) => accept(source, events),
      );
      for (const { item, error } of refused) {
        log.warn({ notice: item.id, source: into, reason: reasonOf(error) }, 'a notice was not taken in');
      }
    }
    const removed = new Set(
      await removeNotices(
        db,
        notices.map(({ id }) => id),
      ),
    );
    for (const { id, ...notice } of notices) if (removed.has(id)) log.warn(notice, inWords[notice.change]);
  }
}

/** Those of its project; but a sink for notices that is in trouble would be told of itself without end. */
const isToBeTold = ({ sourceId }: Notice, into: string): boolean =>
  projectOf(sourceId) === projectOf(into) && sourceId !== into;

const inWords: Record<Notice['change'], string> = {
  opened: 'the circuit breaker of a sink has opened: its deliveries wait in the ledger',
  closed: 'the circuit breaker of a sink has closed: its deliveries go on',
  token_expiring: 'the token of a sink expires: give the sink another',
  paused: 'a sink was paused: its deliveries wait in the ledger until it is resumed',
};
