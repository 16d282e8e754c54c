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
import { applyMutations } from './apply-mutations';
import { readListeners, triggeredEvents, type Listener } from './triggered-events';

/**
 * Answers after the commit. Concurrent mutations share a transaction, in which each sees what those before it made.
 * Rejects with `badRequest` when it cannot be stored, with `ledgerUnavailable` or `overloaded`.
 */
export type Mutate = (mutation: KvMutation) => Promise<KvOutcome>;

/** Settings that change under a write so often are not waited for. */
const mostRounds = 10;

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

  const inGroups = groupCommit<KvMutation, KvOutcome>(commit, isItemsFault, bytesOf);
  return async (mutation) => {
    try {
      return await inGroups(mutation);
    } catch (error) {
      throw refused(error, 'change');
    }
  };
}

/** Key and attributes of a mutation are counted with so much. */
const bytesBesideValue = 2048;
const bytesOf = (mutation: KvMutation): number =>
  bytesBesideValue + (mutation.kind === 'put' ? mutation.value.length : 0);
