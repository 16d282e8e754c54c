// Changes of a collection as they come, from any revision that is still kept.
import { changesAfter, readHead, type WatchedChange } from '../../ledger/kv/read-changes';
import type { Ledger } from '../../ledger/ledger';
import { PenstockError } from '../../model/errors';
import type { KvBell } from './kv-bell';

const mostAtOnce = 100;

export interface WatchedPart {
  /** In their order. */
  changes: WatchedChange[];
  /** What comes next is after this revision, which whoever watches can begin at again. */
  revision: number;
}

export interface Watch {
  collection: string;
  prefix: string;
  /** The revision after which it begins. */
  from: number;
}

/**
 * Where a watch begins, and the last revision there is. Throws `kvChangesGone` when changes since then are no longer
 * kept, or have yet to be.
 */
export async function startOfWatch(
  { db }: Pick<Ledger, 'db'>,
  after: number | undefined,
): Promise<{ from: number; revision: number }> {
  const { revision, prunedThrough } = await readHead(db);
  const from = after ?? revision;
  if (from > revision) {
    throw new PenstockError('kvChangesGone', `there is no revision ${from} yet: the last one is ${revision}`);
  }
  if (from < prunedThrough) {
    throw new PenstockError('kvChangesGone', `changes up to revision ${prunedThrough} are no longer kept`);
  }
  return { from, revision };
}

/** Ends when `signal` says so. Throws `kvChangesGone` for a reader slower than changes are forgotten. */
export async function* watchChanges(
  ledger: Pick<Ledger, 'db'>,
  bell: KvBell,
  { collection, prefix, from }: Watch,
  signal: AbortSignal,
): AsyncGenerator<WatchedPart> {
  let revision = from;
  while (!signal.aborted) {
    const rung = bell.next(signal);
    // Before the changes: what is committed in between is read again.
    const { revision: head } = await startOfWatch(ledger, revision);
    const changes = await changesAfter(ledger.db, collection, revision, mostAtOnce);
    // What was forgotten in between is not among them.
    if (revision < head) await startOfWatch(ledger, revision);
    const isAll = changes.length < mostAtOnce;
    revision = Math.max(revision, changes.at(-1)?.revision ?? 0, isAll ? head : 0);
    yield { changes: changes.filter(({ key }) => key.startsWith(prefix)), revision };
    if (isAll) await rung;
  }
}
