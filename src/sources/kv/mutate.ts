// Writes to the key-value store: a change, its event and the deliveries of that are one transaction, both or neither.
import { acceptEvents } from '../../ledger/accept-events';
import { ConfigurationChanged } from '../../ledger/configuration';
import { isItemsFault } from '../../ledger/database-error';
import { groupCommit } from '../../ledger/group-commit';
import { readAnswered, writeAnswered } from '../../ledger/kv/answered-requests';
import { lockEntries } from '../../ledger/kv/lock-entries';
import { writeChanges } from '../../ledger/kv/write-changes';
import type { Database } from '../../ledger/ledger';
import type { KvMutation, KvOutcome } from '../../model/kv';
import { logSkipped, type SkipLog } from '../log-skipped';
import { refused } from '../refused';
import { giveTemplateKeys, hasTemplateKeys } from '../template-keys';
import { applyMutations, type ChainedChange } from './apply-mutations';
import { bytesWritten } from './bytes-written';
import { readListeners, triggeredEvents, type Listener } from './triggered-events';

/**
 * Answers after the commit. Concurrent mutations share a transaction, in which each sees what those before it made.
 * Rejects with `badRequest` when it cannot be stored, with `ledgerUnavailable` or `overloaded`.
 */
export type Mutate = (mutation: KvMutation) => Promise<KvOutcome>;

/** Settings that change under a write so often are not waited for. */
const mostRounds = 10;

/**
 * What one transaction writes at most, unless it is of one mutation: twice what a group is closed with, as nobody knows
 * before how large the values are that it replaces.
 */
const mostBytesTogether = 16 * 1024 * 1024;

/** Each is then written singly. */
class TooMuchTogether extends Error {}

/** How much it writes, by what was known of the sources when it came. */
interface Weighed {
  mutation: KvMutation;
  bytes: number;
}

export function createMutate(db: Database, log: SkipLog): Mutate {
  let known: { version: string; listeners: Listener[] } | undefined;

  const commitOnce = (mutations: KvMutation[]): Promise<KvOutcome[]> =>
    db.transaction(async (transaction) => {
      const { configurationVersion, ...store } = await lockEntries(transaction, mutations);
      const answered = await readAnswered(transaction, mutations);
      const asked = mutations.filter((mutation) => !answered.has(mutation));
      if (known?.version !== configurationVersion) {
        known = { version: configurationVersion, listeners: await readListeners(transaction, configurationVersion) };
      }
      const { outcomes: made, ...applied } = applyMutations(store, asked);
      const madeOf = new Map(asked.map((mutation, at) => [mutation, made[at]]));
      const outcomes = mutations.map((mutation) => (answered.get(mutation) ?? madeOf.get(mutation)) as KvOutcome);
      if (applied.changes.length === 0) return outcomes;
      if (mutations.length > 1) refuseTooMuch(known.listeners, applied.changes);
      await writeChanges(transaction, { ...applied, nowMs: store.nowMs });
      await writeAnswered(transaction, asked, made);
      const events = triggeredEvents(known.listeners, applied.changes, store.nowMs);
      if (events.length === 0) return outcomes;
      const ordered = known.listeners.map(({ configured }) => configured).filter(hasTemplateKeys);
      if (ordered.length > 0) await giveTemplateKeys(ordered, events);
      const accepted = await acceptEvents(transaction, events);
      // Thrown, so that nothing of it stays.
      if (accepted.includes('stale')) throw new ConfigurationChanged();
      logSkipped(log, events, accepted);
      return outcomes;
    });

  const commit = async (mutations: KvMutation[]): Promise<KvOutcome[]> => {
    for (let round = 1; ; round += 1) {
      try {
        return await commitOnce(mutations);
      } catch (error) {
        if (!(error instanceof ConfigurationChanged) || round === mostRounds) throw error;
      }
    }
  };

  const inGroups = groupCommit<Weighed, KvOutcome>(
    (group) => commit(group.map(({ mutation }) => mutation)),
    (error) => error instanceof TooMuchTogether || isItemsFault(error),
    ({ bytes }) => bytes,
  );
  return async (mutation) => {
    const bytes = bytesWritten(known?.listeners ?? [], mutation.collection, bytesOfValues(mutation));
    try {
      return await inGroups({ mutation, bytes });
    } catch (error) {
      throw refused(error, 'change');
    }
  };
}

/** What a value replaces is taken to be as large; of what is deleted nothing is known. */
function bytesOfValues(mutation: KvMutation): number {
  switch (mutation.kind) {
    case 'put':
      return 2 * mutation.value.length;
    case 'delete':
      return 0;
    case 'expire':
      return mutation.bytes ?? 0;
  }
}

function refuseTooMuch(listeners: Listener[], changes: ChainedChange[]): void {
  const bytes = changes.reduce(
    (sum, { collection, oldValue = '', newValue = '' }) =>
      sum + bytesWritten(listeners, collection, oldValue.length + newValue.length),
    0,
  );
  if (bytes > mostBytesTogether) throw new TooMuchTogether(`${changes.length} changes write ${bytes} bytes`);
}
