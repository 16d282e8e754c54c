// The ways back into Penstock for work that a delivery has done.
import { PenstockError } from '../model/errors';
import type { Inward } from '../model/inward';
import { collectionName, keyName, maxTtlMs, maxValueBytes, type KvMutation } from '../model/kv';
import { localId } from '../model/project';
import type { ConfigurationReader } from '../ledger/configuration';
import { writeFunctionLog } from '../ledger/function-logs';
import { findEntry } from '../ledger/kv/read-entries';
import type { Database } from '../ledger/ledger';
import type { Accept } from './accept';
import { rightsOfPrincipal } from './rights-of-principal';
import { configuredOrRefuse } from './configured-source';
import { byCurrentSettings } from './current-settings';
import { emittedEvent } from './emitted-event';
import type { Mutate } from './kv/mutate';

export interface InwardDependencies {
  db: Database;
  configuration: ConfigurationReader;
  accept: Accept;
  mutate: Mutate;
}

export function createInward({ db, configuration, accept, mutate }: InwardDependencies): Inward {
  return {
    rightsOf: (deliveryId) => rightsOfPrincipal(db, deliveryId),
    readKey: (key) => findEntry(db, key),
    async mutate(mutation) {
      const collection = localId(mutation.collection);
      if (!collectionName().safeParse(collection).success) throw wrong('collection', collection);
      if (!keyName().safeParse(mutation.key).success) throw wrong('key', mutation.key);
      if (mutation.kind === 'put') checkPut(mutation);
      return mutate(mutation);
    },
    async emit(sourceId, given, chain) {
      const event = emittedEvent(sourceId, given, chain, '');
      const [accepted] = await byCurrentSettings(configuration, async (known) =>
        accept(configuredOrRefuse(known, sourceId), [event]),
      );
      if (!accepted) throw new PenstockError('internal', 'one event has one answer');
      return { uid: accepted.uid, duplicate: accepted.duplicate };
    },
    keepLog: (log) => writeFunctionLog(db, log),
  };
}

function checkPut({ value, ttlMs }: KvMutation & { kind: 'put' }): void {
  if (Buffer.byteLength(value) > maxValueBytes) {
    throw new PenstockError('payloadTooLarge', `value: must be at most ${maxValueBytes} bytes of JSON`);
  }
  // Whoever writes in JavaScript may give anything, and what is no time would fail all that is written with it.
  if (ttlMs === undefined || (typeof ttlMs === 'number' && ttlMs > 0 && ttlMs <= maxTtlMs)) return;
  throw new PenstockError('badRequest', `ttlMs: must be more than 0 and at most ${maxTtlMs}, not ${String(ttlMs)}`);
}

const wrong = (what: string, seen: string): PenstockError =>
  new PenstockError('badRequest', `${what}: ${JSON.stringify(seen)} cannot be one`);
