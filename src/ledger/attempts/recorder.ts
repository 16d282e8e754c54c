// Ends of attempts, written in batches across all that goes on in this process.
import type { Tally } from '../../model/breaker';
import type { SinkKey } from '../../model/sink';
import { isItemsFault } from '../database-error';
import { groupCommit } from '../group-commit';
import type { Hold } from '../flow/hold';
import type { Database } from '../ledger';
import { noteOutcomes } from '../flow/note-outcomes';
import { recordEnds, type End, type Recorded } from './record-ends';

/** Writes how an attempt ended; answers when it is written. Rejects when the ledger is away. */
export type RecordEnd = (end: End) => Promise<Recorded>;

export function createRecorder(db: Database): RecordEnd {
  return groupCommit<End, Recorded>(
    async (ends) => {
      const recorded = await recordEnds(db, ends);
      for (const { sink, tally } of tallies(ends, recorded)) {
        // The ends are written; a breaker that missed some of them learns from the next.
        const change = await noteOutcomes(db, sink, tally).catch(() => undefined);
        if (change === 'opened') holdBack(recorded, sink, 'breaker');
        if (change === 'paused') holdBack(recorded, sink, 'paused');
      }
      return recorded;
    },
    isItemsFault,
    bytesOf,
  );
}

const bytesBesideReceipt = 512;
const bytesOf = (end: End): number => bytesBesideReceipt + ('receipt' in end ? (end.receipt.bytes ?? 0) : 0);

function holdBack(recorded: Recorded[], { sourceId, sinkId }: SinkKey, hold: Hold): void {
  for (const one of recorded) {
    if (one.sourceId === sourceId && one.sinkId === sinkId) one.hold ??= hold;
  }
}

/** Of each sink that is in trouble, or came into it now. */
function tallies(ends: End[], recorded: Recorded[]): { sink: SinkKey; tally: Tally }[] {
  const bySink = new Map<string, { sink: SinkKey; isTroubled: boolean; tally: Tally }>();
  recorded.forEach(({ written, sourceId, sinkId, isTroubled }, index) => {
    const end = ends[index];
    if (!written || !end) return;
    const key = JSON.stringify([sourceId, sinkId]);
    let found = bySink.get(key);
    if (!found) {
      const tally = { successes: 0, refusals: 0, failures: 0, trailingFailures: 0 };
      bySink.set(key, (found = { sink: { sourceId, sinkId }, isTroubled: false, tally }));
    }
    found.isTroubled ||= isTroubled || end.kind !== 'delivered';
    count(found.tally, end);
  });
  return [...bySink.values()].filter(({ isTroubled }) => isTroubled);
}

function count(tally: Tally, end: End): void {
  if (end.kind !== 'delivered' && end.failure.retryable) {
    tally.failures += 1;
    tally.trailingFailures += 1;
    return;
  }
  tally[end.kind === 'delivered' ? 'successes' : 'refusals'] += 1;
  tally.trailingFailures = 0;
}
