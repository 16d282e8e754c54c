import { listSinks } from '../../src/ledger/sinks';
import { findSource } from '../../src/ledger/sources';
import { openEmbeddedLedger } from '../../src/ledger/open-ledger';
import { ensureActionLog, readActionLogSettings } from '../../src/program/action-log';
import { keyring } from '../support/world';

const brokers = { ACTION_LOG_SINK_BROKERS: 'k-1:9092, k-2:9092' };

it('needs no catalog where rows go into a file', () => {
  expect(readActionLogSettings({ ...brokers, ACTION_LOG_SINK_JSONL_PATH: '/tmp/a.jsonl' })).toMatchObject({
    source: { brokers: ['k-1:9092', 'k-2:9092'], startFrom: 'earliest' },
    sink: { config: { mode: 'jsonl', path: '/tmp/a.jsonl', columns: 'action-log' } },
  });
});

it.each([
  [{}, 'ACTION_LOG_SINK_BROKERS: must be'],
  [brokers, 'ACTION_LOG_SINK_CATALOG_URL: must be set, unless ACTION_LOG_SINK_JSONL_PATH is'],
  [{ ACTION_LOG_SINK_BROKERS: 'nowhere', ACTION_LOG_SINK_JSONL_PATH: '-' }, 'must be host:port'],
])('refuses %j', (env, message) => {
  expect(() => readActionLogSettings(env)).toThrow(message);
});

it('makes source and sink once, and changes them when the environment does', async () => {
  const ledger = await openEmbeddedLedger();
  try {
    const ensure = (env: Record<string, string>) =>
      ensureActionLog({ db: ledger.db, keyring, allowAddresses: [] }, readActionLogSettings({ ...brokers, ...env }));
    await ensure({ ACTION_LOG_SINK_CATALOG_URL: 'https://catalog.example' });
    const before = await findSource(ledger.db, 'action-log');
    const [sink] = await listSinks(ledger.db);
    await ensure({ ACTION_LOG_SINK_CATALOG_URL: 'https://catalog.example' });
    expect(await findSource(ledger.db, 'action-log')).toEqual(before);
    expect(await listSinks(ledger.db)).toEqual([sink]);
    await ensure({ ACTION_LOG_SINK_JSONL_PATH: '/tmp/a.jsonl', ACTION_LOG_SINK_GROUP: 'other' });
    expect(await findSource(ledger.db, 'action-log')).toMatchObject({ config: { group: 'other' } });
    expect(await listSinks(ledger.db)).toMatchObject([{ config: { mode: 'jsonl' } }]);
  } finally {
    await ledger.close();
  }
});
