// What mutations make of the entries they meet, one after the other: pure, so that it can be tested against a model.
import type { Chain } from '../../model/chain';
import {
  requestIdOf,
  type KvChange,
  type KvCondition,
  type KvEntry,
  type KvKey,
  type KvMutation,
  type KvOutcome,
} from '../../model/kv';

/** A change, with the chain of triggers that the write belongs to. */
export type ChainedChange = KvChange & { chain: Chain };

export interface Applied {
  /** In the order of the mutations. */
  outcomes: KvOutcome[];
  /** In the order of their revisions. */
  changes: ChainedChange[];
  kept: KvEntry[];
  removed: KvKey[];
  /** Of the last change. */
  revision: number;
}

export interface Store {
  nowMs: number;
  /** Of the last change. */
  revision: number;
  entries: KvEntry[];
}

/**
 * An entry whose time is over is deleted first, with a change of its own: a write that meets it finds no key. A refused
 * mutation changes nothing else. One that is asked for twice is made once.
 */
export function applyMutations(store: Store, mutations: KvMutation[]): Applied {
  const entries = new Map(store.entries.map((entry) => [nameOf(entry), entry]));
  const touched = new Map<string, KvKey>();
  const changes: ChainedChange[] = [];
  let { revision } = store;
  const updatedAt = rfc3339(store.nowMs);

  const write = (
    change: Omit<ChainedChange, 'revision'>,
    value?: Pick<KvEntry, 'value' | 'expiresAt' | 'chain'>,
  ): number => {
    const { collection, key } = change;
    const name = nameOf(change);
    revision += 1;
    changes.push({ ...change, revision });
    touched.set(name, { collection, key });
    if (value) entries.set(name, { collection, key, revision, updatedAt, ...value });
    else entries.delete(name);
    return revision;
  };

  const apply = (mutation: KvMutation): KvOutcome => {
    const { collection, key } = mutation;
    let entry = entries.get(nameOf(mutation));
    if (entry && isOver(entry, store.nowMs)) {
      const { value: oldValue, chain } = entry;
      const expired = write({ collection, key, operation: 'delete', reason: 'expired', oldValue, chain });
      if (mutation.kind === 'expire') return { kind: 'written', operation: 'delete', revision: expired };
      entry = undefined;
    }
    if (mutation.kind === 'expire') return { kind: 'missing' };
    if (!holds(mutation.condition, entry)) return { kind: 'refused', ...(entry && { revision: entry.revision }) };

    const { chain } = mutation;
    const old = entry && { oldValue: entry.value };
    if (mutation.kind === 'delete') {
      if (!entry) return { kind: 'missing' };
      const operation = 'delete';
      return { kind: 'written', operation, revision: write({ collection, key, operation, ...old, chain }) };
    }
    const { value, ttlMs } = mutation;
    const expiresAtMs = ttlMs === undefined ? undefined : store.nowMs + ttlMs;
    const operation = entry ? 'update' : 'insert';
    const written = write(
      { collection, key, operation, ...old, newValue: value, chain },
      { value, chain, ...(expiresAtMs !== undefined && { expiresAt: rfc3339(expiresAtMs) }) },
    );
    return { kind: 'written', operation, revision: written, ...(expiresAtMs !== undefined && { expiresAtMs }) };
  };

  // Of a delivery whose first attempt still waited for the ledger when the next one asked.
  const made = new Map<string | undefined, KvOutcome>();
  const applyOnce = (mutation: KvMutation): KvOutcome => {
    const requestId = requestIdOf(mutation);
    const outcome = made.get(requestId) ?? apply(mutation);
    if (requestId !== undefined && outcome.kind === 'written') made.set(requestId, outcome);
    return outcome;
  };

  const outcomes = mutations.map(applyOnce);
  const isKept = (key: KvKey) => entries.has(nameOf(key));
  return {
    outcomes,
    changes,
    kept: [...touched.keys()].flatMap((name) => entries.get(name) ?? []),
    removed: [...touched.values()].filter((key) => !isKept(key)),
    revision,
  };
}

const nameOf = ({ collection, key }: KvKey): string => `${collection}/${key}`;
const rfc3339 = (ms: number): string => new Date(ms).toISOString();
const isOver = ({ expiresAt }: KvEntry, nowMs: number): boolean =>
  expiresAt !== undefined && Date.parse(expiresAt) <= nowMs;

function holds(condition: KvCondition | undefined, entry: KvEntry | undefined): boolean {
  if (condition === undefined) return true;
  if (condition === 'present') return entry !== undefined;
  if (condition === 'absent') return entry === undefined;
  return entry?.revision === condition.revision;
}
