import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecrets } from '../../src/ledger/secrets/secrets';
import { listSinks } from '../../src/ledger/resources/sinks';
import { findSource } from '../../src/ledger/resources/sources';
import { emptyLedger } from '../support/embedded-ledger';
import { ensureActionLog } from '../../src/program/action-log';
import { readActionLogSettings } from '../../src/program/action-log-settings';
import { keyring } from '../support/world';

const brokers = { ACTION_LOG_SINK_BROKERS: 'k-1:9092, k-2:9092' };

it('needs no catalog where rows go into a file', () => {
  expect(readActionLogSettings({ ...brokers, ACTION_LOG_SINK_JSONL_PATH: '/tmp/a.jsonl' })).toMatchObject({
    source: { config: { brokers: ['k-1:9092', 'k-2:9092'], startFrom: 'earliest' }, secrets: {} },
    sink: { config: { mode: 'jsonl', path: '/tmp/a.jsonl', columns: 'action-log' } },
  });
});

const pem = (what: string) => `-----BEGIN ${what}-----\nMIIB\n-----END ${what}-----\n`;
const catalog = { ...brokers, ACTION_LOG_SINK_CATALOG_URL: 'https://catalog.example' };
const sasl = {
  ACTION_LOG_SINK_SASL_MECHANISM: 'scram-sha-256',
  ACTION_LOG_SINK_SASL_USERNAME: 'penstock',
  ACTION_LOG_SINK_SASL_PASSWORD: 'a password',
};
const tls = { ACTION_LOG_SINK_TLS: 'true' };

it('has brokers asked by TLS and SASL, with certificates from variables and from files', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'penstock-action-log-')), 'key.pem');
  writeFileSync(file, pem('PRIVATE KEY'));
  expect(readActionLogSettings({ ...catalog, ...tls }).source.config).toMatchObject({ tls: true });
  const { source } = readActionLogSettings({
    ...{ ...catalog, ...tls, ...sasl },
    ACTION_LOG_SINK_TLS_CA: pem('CERTIFICATE'),
    ACTION_LOG_SINK_TLS_SERVERNAME: 'kafka.example',
    ACTION_LOG_SINK_TLS_REJECT_UNAUTHORIZED: 'false',
    ACTION_LOG_SINK_TLS_CERTIFICATE: pem('CERTIFICATE'),
    ACTION_LOG_SINK_TLS_KEY: file,
  });
  expect(source).toMatchObject({
    config: {
      tls: {
        ca: pem('CERTIFICATE'),
        servername: 'kafka.example',
        rejectUnauthorized: false,
        certificate: pem('CERTIFICATE'),
      },
      sasl: { mechanism: 'scram-sha-256', username: 'penstock' },
    },
    secrets: { saslPassword: 'a password', clientKey: pem('PRIVATE KEY') },
  });
});

it('has the files of the table in S3', () => {
  const { sink } = readActionLogSettings({
    ...catalog,
    ACTION_LOG_SINK_LOCATION: 's3://lake/action_log',
    ACTION_LOG_SINK_S3_ENDPOINT: 'https://s3.example',
    ACTION_LOG_SINK_S3_REGION: 'eu-central-1',
    ACTION_LOG_SINK_S3_PATH_STYLE: 'true',
    ACTION_LOG_SINK_S3_ACCESS_KEY_ID: 'key-1',
    ACTION_LOG_SINK_S3_SECRET_ACCESS_KEY: 'a secret',
  });
  expect(sink).toMatchObject({
    config: {
      location: 's3://lake/action_log',
      s3: { endpoint: 'https://s3.example', region: 'eu-central-1', pathStyle: true, accessKeyId: 'key-1' },
    },
    secrets: { s3SecretAccessKey: 'a secret' },
  });
});

it.each([
  [{}, 'ACTION_LOG_SINK_BROKERS: must be'],
  [brokers, 'ACTION_LOG_SINK_CATALOG_URL: must be set, unless ACTION_LOG_SINK_JSONL_PATH is'],
  [
    { ACTION_LOG_SINK_BROKERS: 'nowhere', ACTION_LOG_SINK_JSONL_PATH: '-' },
    'ACTION_LOG_SINK_BROKERS: must be host:port',
  ],
  [{ ...catalog, ACTION_LOG_SINK_TLS: 'yes' }, 'ACTION_LOG_SINK_TLS: must be "true" or "false", got "yes"'],
  [
    { ...catalog, ACTION_LOG_SINK_TLS_SERVERNAME: 'a' },
    'ACTION_LOG_SINK_TLS: must be "true", because ACTION_LOG_SINK_TLS_SERVERNAME is set',
  ],
  [{ ...catalog, ...tls, ACTION_LOG_SINK_TLS_CA: '/nowhere' }, 'ACTION_LOG_SINK_TLS_CA: must be in PEM'],
  [{ ...catalog, ...tls, ACTION_LOG_SINK_TLS_KEY: 'MIIsecret' }, 'that is (ENOENT), got "[secret]"'],
  [
    { ...catalog, ...tls, ACTION_LOG_SINK_TLS_KEY: pem('PRIVATE KEY') },
    'ACTION_LOG_SINK_TLS_CERTIFICATE: must be set, because ACTION_LOG_SINK_TLS_KEY is',
  ],
  [
    { ...catalog, ...sasl, ACTION_LOG_SINK_SASL_PASSWORD: '' },
    'ACTION_LOG_SINK_SASL_PASSWORD: must be set, because ACTION_LOG_SINK_SASL_MECHANISM is',
  ],
  [{ ...catalog, ...sasl, ACTION_LOG_SINK_SASL_MECHANISM: 'md5' }, 'ACTION_LOG_SINK_SASL_MECHANISM: must be "plain"'],
  [
    { ...catalog, ACTION_LOG_SINK_S3_ACCESS_KEY_ID: 'a' },
    'ACTION_LOG_SINK_S3_SECRET_ACCESS_KEY: must be set, because ACTION_LOG_SINK_S3_ACCESS_KEY_ID is',
  ],
  [{ ...catalog, ACTION_LOG_SINK_S3_ENDPOINT: 'minio' }, 'ACTION_LOG_SINK_S3_ENDPOINT: must be'],
  [
    { ...catalog, ACTION_LOG_SINK_LOCATION: 'ftp://a' },
    'ACTION_LOG_SINK_LOCATION: must be a file:// or s3:// location',
  ],
  [{ ...catalog, ACTION_LOG_SINK_MAX_RECORDS: '0' }, 'ACTION_LOG_SINK_MAX_RECORDS: must be at least 1'],
])('refuses %j', (env, message) => {
  expect(() => readActionLogSettings(env)).toThrow(message);
});

it('makes source and sink once, and changes them when the environment does', async () => {
  const ledger = await emptyLedger();
  try {
    const ensure = (env: Record<string, string>) =>
      ensureActionLog({ db: ledger.db, keyring, allowAddresses: [] }, readActionLogSettings({ ...brokers, ...env }));
    await ensure({ ACTION_LOG_SINK_CATALOG_URL: 'https://catalog.example' });
    const before = await findSource(ledger.db, 'action-log');
    const [sink] = await listSinks(ledger.db);
    await ensure({ ACTION_LOG_SINK_CATALOG_URL: 'https://catalog.example' });
    expect(await findSource(ledger.db, 'action-log')).toEqual(before);
    expect(await listSinks(ledger.db)).toEqual([sink]);
    const secretsOf = async (sinkId?: string) => {
      const holder = { sourceId: 'action-log', ...(sinkId !== undefined && { sinkId }) };
      const found = Object.entries(await readSecrets(ledger.db, keyring, holder));
      return Object.fromEntries(found.map(([name, secret]) => [name, secret.reveal()]));
    };
    const secured = { ...catalog, ...sasl, ACTION_LOG_SINK_CATALOG_TOKEN: 'a token' };
    await ensure(secured);
    expect([await secretsOf(), await secretsOf('action-log')]).toEqual([
      { saslPassword: 'a password' },
      { catalogToken: 'a token' },
    ]);
    const withFirst = await findSource(ledger.db, 'action-log');
    await ensure({ ...secured, ACTION_LOG_SINK_SASL_PASSWORD: 'another' });
    expect(await secretsOf()).toEqual({ saslPassword: 'another' });
    // Consumers start anew for a source that was changed.
    expect((await findSource(ledger.db, 'action-log'))?.updatedAt).not.toBe(withFirst?.updatedAt);
    await ensure({ ACTION_LOG_SINK_JSONL_PATH: '/tmp/a.jsonl', ACTION_LOG_SINK_GROUP: 'other' });
    expect([await secretsOf(), await secretsOf('action-log')]).toEqual([{}, {}]);
    expect(await findSource(ledger.db, 'action-log')).toMatchObject({ config: { group: 'other' } });
    expect(await listSinks(ledger.db)).toMatchObject([{ config: { mode: 'jsonl' } }]);
  } finally {
    await ledger.close();
  }
});
