// A database of an application's own with an outbox in it, and a ledger whose source `shop` takes that in.
import { Client } from 'pg';
import { configurationReader } from '../../../src/ledger/configuration';
import type { Ledger } from '../../../src/ledger/ledger';
import { emptyLedger } from '../../support/embedded-ledger';
import { listEvents } from '../../../src/ledger/read-events';
import { readRelays } from '../../../src/ledger/outbox-relays';
import { writeSecrets } from '../../../src/ledger/secrets/secrets';
import { insertSource, updateSource } from '../../../src/ledger/resources/sources';
import { outboxSourceConfig, type OutboxSource } from '../../../src/model/source';
import { createAccept, type Accept } from '../../../src/sources/accept';
import { databaseSecretName, type MayConnect } from '../../../src/sources/outbox/connect';
import { installSql } from '../../../src/sources/outbox/install-sql';
import type { Chore } from '../../../src/model/chore';
import { startRelays } from '../../../src/sources/outbox/start-relays';
import { createDatabase } from '../../support/postgres';
import { keyring } from '../../support/world';
import pino from 'pino';
import { silent } from '../../support/silent';

export interface Outbox {
  url: string;
  client: Client;
  ledger: Ledger;
  source: OutboxSource;
  emit(type: string, more?: { id?: string; key?: string; data?: unknown }): Promise<string>;
  /** Ids of the events that were taken in, first to last. */
  eventIds(): Promise<string[]>;
  rows(): Promise<Record<string, unknown>[]>;
  standing(): Promise<Record<string, unknown> | undefined>;
  relay(options?: { accept?: (accept: Accept) => Accept; mayConnect?: MayConnect }): Chore;
  setUrl(url: string): Promise<void>;
  close(): Promise<void>;
}

export async function anOutbox(differences: object = {}): Promise<Outbox> {
  const url = await createDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  const config = outboxSourceConfig.parse({ pollEvery: '1m', ...differences });
  await client.query(installSql(config));
  const ledger = await emptyLedger();
  const named = { id: 'shop', name: 'a', description: '' };
  const source = await insertSource<OutboxSource>(ledger.db, { ...named, type: 'outbox', config });
  if (!source) throw new Error('the source was not made');
  const setUrl = (secret: string) =>
    writeSecrets(ledger.db, keyring, { sourceId: 'shop' }, { [databaseSecretName]: secret });
  await setUrl(url);
  const running: Chore[] = [];

  return {
    url,
    client,
    ledger,
    source,
    async emit(type, { id, key, data = {} } = {}) {
      const { rows } = await client.query<{ id: string }>(
        `select penstock_emit($1, data => $2::jsonb, key => $3, id => coalesce($4, gen_random_uuid()::text)) as id`,
        [type, JSON.stringify(data), key ?? null, id ?? null],
      );
      return rows[0]?.id ?? '';
    },
    eventIds: async () => (await listEvents(ledger.db, { limit: 10_000 })).map(({ id }) => id).reverse(),
    rows: async () =>
      (await client.query<Record<string, unknown>>('select * from penstock_outbox order by position')).rows,
    standing: async () => {
      const standing = (await readRelays(ledger.db)).get('shop');
      return standing && { ...standing };
    },
    relay({ accept = (one: Accept) => one, mayConnect = () => true } = {}) {
      const relays = startRelays({
        db: ledger.db,
        configuration: configurationReader(ledger.db, keyring),
        accept: accept(createAccept(ledger.db, silent)),
        mayConnect,
        log: pino({ level: 'silent' }),
      });
      running.push(relays);
      return relays;
    },
    async setUrl(secret) {
      await setUrl(secret);
      await updateSource(ledger.db, 'shop', { ...named, config });
    },
    async close() {
      await Promise.all(running.map((relays) => relays.stop()));
      await client.end();
      await ledger.close();
    },
  };
}
