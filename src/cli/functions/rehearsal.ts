// A Penstock of which nothing stays, for trying a function: what it writes is kept in memory, what it emits is told.
import { scopesOf } from '../../model/access';
import type { EmittedEvent, FunctionLogLine, Inward } from '../../model/inward';
import type { KvEntry, KvKey } from '../../model/kv';
import { newUuid } from '../../model/ids';

export interface Rehearsal {
  inward: Inward;
  emitted: ({ into: string } & EmittedEvent)[];
  written: (KvKey & { value: unknown })[];
  said: FunctionLogLine[];
}

export function rehearsal(): Rehearsal {
  const entries = new Map<string, KvEntry>();
  const told: Omit<Rehearsal, 'inward'> = { emitted: [], written: [], said: [] };
  const nameOf = ({ collection, key }: KvKey) => `${collection}/${key}`;
  let revision = 0;
  const inward: Inward = {
    rightsOf: () => Promise.resolve({ scopes: scopesOf('owner') }),
    readKey: (key) => Promise.resolve(entries.get(nameOf(key))),
    mutate: (mutation) => {
      const { collection, key } = mutation;
      const entry = entries.get(nameOf(mutation));
      if (mutation.kind !== 'put') {
        told.written.push({ collection, key, value: undefined });
        entries.delete(nameOf(mutation));
        if (!entry) return Promise.resolve({ kind: 'missing' });
        return Promise.resolve({ kind: 'written', operation: 'delete', revision: (revision += 1) });
      }
      const { value, chain, condition } = mutation;
      const isOther = typeof condition === 'object' && condition.revision !== entry?.revision;
      if (isOther || (condition === 'absent' && entry)) {
        return Promise.resolve({ kind: 'refused', ...(entry && { revision: entry.revision }) });
      }
      revision += 1;
      told.written.push({ collection, key, value: JSON.parse(value) as unknown });
      entries.set(nameOf(mutation), {
        ...{ collection, key, value, revision, chain },
        updatedAt: new Date().toISOString(),
      });
      return Promise.resolve({ kind: 'written', operation: entry ? 'update' : 'insert', revision });
    },
    emit: (into, event) => {
      told.emitted.push({ into, ...event });
      return Promise.resolve({ uid: newUuid(), duplicate: false });
    },
    keepLog: ({ lines }) => {
      told.said.push(...lines);
      return Promise.resolve();
    },
  };
  return { inward, ...told };
}
