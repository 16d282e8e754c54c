import { penstockItself } from '../../src/model/change';
import { randomBytes } from 'node:crypto';
import { configurationReader, type ConfigurationReader } from '../../src/ledger/configuration';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import type { Ledger } from '../../src/ledger/ledger';
import { writeSecrets } from '../../src/ledger/secrets/secrets';
import { insertSink } from '../../src/ledger/resources/sinks';
import { insertSource } from '../../src/ledger/resources/sources';
import { policy } from '../../src/model/policy';
import { httpSourceConfig } from '../../src/model/source';
import { onEveryLedger } from '../support/ledgers';

const keyring = createKeyring(randomBytes(32).toString('base64'));
const named = { name: 'a', description: '' };

onEveryLedger((ledger) => {
  let reader: ConfigurationReader;
  beforeEach(async () => {
    await addSource(ledger(), 'shop');
    reader = configurationReader(ledger().db, keyring);
  });

  it('reads sources with their secrets and sinks, each with the version', async () => {
    await addSource(ledger(), 'stock');
    const { version, configuration } = await reader.current();

    expect([...configuration.keys()]).toEqual(['shop', 'stock']);
    const shop = configuration.get('shop');
    expect(shop).toMatchObject({ source: { id: 'shop' }, sinks: [{ id: 'hook' }], configurationVersion: version });
    expect(shop?.secrets.ingest?.reveal()).toBe('secret of shop');
  });

  it('never has a source without the sinks that were made with it', async () => {
    const making = Promise.all(
      Array.from({ length: 20 }, (_none, n) =>
        ledger().db.transaction((transaction) => addSource({ db: transaction }, `source-${n}`)),
      ),
    );
    let isMade = false;
    const reading = (async () => {
      while (!isMade) {
        const { configuration } = await reader.refresh();
        expect([...configuration.values()].filter(({ sinks }) => sinks.length === 0)).toEqual([]);
      }
    })();
    await making;
    isMade = true;
    await reading;
  });

  it('answers from memory, until it is asked to look', async () => {
    const before = await reader.current();
    await addSource(ledger(), 'stock');

    expect(await reader.current()).toBe(before);
    const after = await reader.refresh();
    expect(after.version).not.toBe(before.version);
    expect([...after.configuration.keys()]).toEqual(['shop', 'stock']);
    expect(await reader.current()).toBe(after);
  });

  it('reads nothing again while nothing has changed', async () => {
    const before = await reader.current();
    expect(await reader.refresh()).toBe(before);
  });

  it('answers every refresh with what holds after it was called', async () => {
    const earlier = reader.refresh();
    await addSource(ledger(), 'stock');
    const later = reader.refresh();

    await earlier;
    expect((await later).configuration.has('stock')).toBe(true);
  });
});

async function addSource({ db }: Pick<Ledger, 'db'>, id: string): Promise<void> {
  await insertSource(db, { ...named, id, type: 'http', config: httpSourceConfig.parse({}) });
  await insertSink(
    db,
    { ...named, sourceId: id, id: 'hook', type: 'webhook', config: {}, policy: policy.parse({}) },
    penstockItself,
  );
  await writeSecrets(db, keyring, { sourceId: id }, { ingest: `secret of ${id}` });
  await writeSecrets(db, keyring, { sourceId: id, sinkId: 'hook' }, { ingest: 'of the sink' });
}
