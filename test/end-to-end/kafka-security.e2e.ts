// A broker that wants TLS and a password: who has both reads, who has not is told what is wrong.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { writeSecrets } from '../../src/ledger/secrets/secrets';
import type { KafkaSources } from '../../src/sources/kafka/start-kafka-sources';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { until } from '../support/until';
import { keyring } from '../support/world';
import { consumersOf, untilEvents, withKafkaSource } from './support/kafka-source';

const topic = 'secured';
const [username, password] = ['reader', 'open-sesame'];

/** A certificate for 127.0.0.1 that vouches for itself, and its key. */
async function aCertificate(): Promise<{ certificate: string; key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-certificate-'));
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate];
  await promisify(execFile)('openssl', ['req', '-x509', ...made, ...subject]);
  const found = { certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') };
  await rm(folder, { recursive: true });
  return found;
}

describeWithKafka('a broker that wants TLS and a password', () => {
  let broker: Broker;
  let ledger: Ledger;
  let consumers: KafkaSources;
  let ca: string;
  let otherCa: string;

  beforeAll(async () => {
    const { certificate, key } = await aCertificate();
    [ca, otherCa] = [certificate, (await aCertificate()).certificate];
    broker = await startKafka(undefined, { certificateAndKey: key + certificate, username, password });
    ledger = await emptyLedger();
    await broker.topic(topic);
    await broker.send(topic, [{ value: '{"n":1}' }]);
    consumers = consumersOf(ledger);
  });
  afterAll(async () => {
    await consumers?.stop();
    await broker?.close();
    await ledger?.close();
  });

  const source = async (id: string, config: object, saslPassword: string | null = password) => {
    await ledger.db.transaction(async (db) => {
      await withKafkaSource({ ...ledger, db }, id, { brokers: [broker.secureAddress], topics: [topic], ...config });
      if (saslPassword !== null) await writeSecrets(db, keyring, { sourceId: id }, { saslPassword });
    });
    return id;
  };

  it.each(['plain', 'scram-sha-256'])(
    'is read by who has its certificate and, by %s, the password',
    async (mechanism) => {
      const id = await source(`right-by-${mechanism}`, { tls: { ca }, sasl: { mechanism, username } });
      expect(await untilEvents(ledger.db, id, 1)).toEqual([`${topic}/0/0`]);
    },
  );

  it.each<[string, () => Promise<string>, string, RegExp]>([
    [
      'by plain with a wrong password',
      () => source('wrong-plain', { tls: { ca }, sasl: { mechanism: 'plain', username } }, 'open-barley'),
      'failed',
      /^SASL PLAIN authentication failed.*config\.sasl\.username is "reader".*saslPassword/,
    ],
    [
      'by SCRAM with a wrong password',
      () => source('wrong-scram', { tls: { ca }, sasl: { mechanism: 'scram-sha-256', username } }, 'open-barley'),
      'failed',
      /^SASL SCRAM SHA256 authentication failed.*config\.sasl\.username is "reader"/,
    ],
    [
      'by a mechanism that it does not have',
      () => source('wrong-mechanism', { tls: { ca }, sasl: { mechanism: 'scram-sha-512', username } }),
      'failed',
      /does not support.*config\.sasl\.mechanism is "scram-sha-512"/,
    ],
    [
      'without the secret',
      () => source('no-secret', { tls: { ca }, sasl: { mechanism: 'plain', username } }, null),
      'failed',
      /has no secret saslPassword/,
    ],
    ['without a password', () => source('no-sasl', { tls: { ca } }), 'connecting', /want a password \(config\.sasl\)/],
    [
      'when its certificate is not by who is trusted',
      () => source('unknown-ca', { tls: { ca: otherCa }, sasl: { mechanism: 'plain', username } }),
      'failed',
      /certificate: config\.tls\.ca must have the certificate/,
    ],
    [
      'when no authority is given for its own certificate',
      () => source('usual-cas', { tls: true, sasl: { mechanism: 'plain', username } }),
      'failed',
      /self-signed certificate: config\.tls\.ca must be given/,
    ],
    [
      'by a name that the certificate is not for',
      () => source('other-name', { tls: { ca, servername: 'elsewhere' }, sasl: { mechanism: 'plain', username } }),
      'failed',
      /config\.tls\.servername must be a name that the certificate is for/,
    ],
    [
      'without TLS',
      () => source('no-tls', { sasl: { mechanism: 'plain', username } }),
      'connecting',
      /want TLS \(config\.tls\)/,
    ],
    [
      'with TLS where it has none',
      () => source('only-tls', { brokers: [broker.address], tls: true }),
      'connecting',
      /may not speak TLS at config\.brokers/,
    ],
  ])('says what is wrong to who comes %s', async (_how, make, state, reason) => {
    const id = await make();
    const status = await until('a reason', () => {
      const now = consumers.statusOf(id);
      return now?.reason !== undefined && now;
    });
    expect(status).toMatchObject({ state, reason: expect.stringMatching(reason) as string });
  });
});
