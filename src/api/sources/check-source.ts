// Whether a source can be set so: its config by its type, and the secrets that go with it.
import type { z } from 'zod';
import type { Keyring } from '../../ledger/secrets/keyring';
import type { Database } from '../../ledger/ledger';
import { readSecretNames, readSecrets } from '../../ledger/secrets/secrets';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import { kafkaSecrets } from '../../model/kafka-source';
import {
  newHttpSource,
  newOutboxSource,
  sourceConfigs,
  type Source,
  type SourcePatch,
  type SourceType,
} from '../../model/source';
import { formerIngestSecretName, ingestSecretName } from '../../sources/http/route';
import { databaseSecretName } from '../../sources/outbox/connect';
import { checkIdTemplate } from './create-source';
import { checkSecret } from './ingest-secret';
import { checkKafkaSecrets } from './kafka-secrets';

/** What is asked for: all of the config, and only those secrets that change. */
export interface AskedSource extends Pick<SourcePatch, 'secret' | 'secrets'> {
  id: string;
  type: SourceType;
  config: Record<string, unknown>;
}

/** What may be written. */
export interface CheckedSource {
  config: Source['config'];
  secrets: Record<string, string | null>;
}

/** Throws `badRequest`, `templateInvalid`, or `sourceBroken` for a type that this version does not know. */
export async function checkSource(db: Database, keyring: Keyring, asked: AskedSource): Promise<CheckedSource> {
  const { id, type } = asked;
  switch (type) {
    case 'deadletter':
      return checkWithoutSecrets(sourceConfigs.deadletter, asked);
    case 'http':
      return checkHttp(db, keyring, asked);
    case 'kafka':
      return checkKafka(db, asked);
    case 'kv':
      return checkWithoutSecrets(sourceConfigs.kv, asked);
    case 'outbox':
      return checkOutbox(asked);
    case 'penstock':
      return checkWithoutSecrets(sourceConfigs.penstock, asked);
    case 'schedule':
      return checkWithoutSecrets(sourceConfigs.schedule, asked);
    default:
      throw new PenstockError('sourceBroken', `source "${id}": there is no type "${String(type)}" in this version`);
  }
}

async function checkHttp(db: Database, keyring: Keyring, asked: AskedSource): Promise<CheckedSource> {
  refuseSecrets(asked);
  const { id, secret } = asked;
  const config = parsed(sourceConfigs.http, asked.config);
  await checkIdTemplate(config);
  const inUse = secret ?? (await readSecrets(db, keyring, { sourceId: id }))[ingestSecretName]?.reveal();
  if (inUse !== undefined) checkSecret(config.verification, inUse);
  if (secret === undefined) return { config, secrets: {} };
  if (!newHttpSource.shape.secret.safeParse(secret).success) {
    throw new PenstockError('badRequest', `secret: must be 16 to 256 characters, not ${secret.length}`);
  }
  // Whoever sets one wants no other to hold on.
  return { config, secrets: { [ingestSecretName]: secret, [formerIngestSecretName]: null } };
}

async function checkKafka(db: Database, asked: AskedSource): Promise<CheckedSource> {
  refuseSecret(asked, 'set saslPassword or clientKey in secrets');
  const { id, secrets = {} } = asked;
  const config = parsed(sourceConfigs.kafka, asked.config);
  const given = Object.entries(secrets).filter(([, value]) => value !== null);
  parsed(kafkaSecrets, Object.fromEntries(given), 'secrets');
  const stored = (await readSecretNames(db, [id])).filter(({ sinkId }) => sinkId === '');
  const kept = stored.map(({ name }) => name).filter((name) => !(name in secrets));
  checkKafkaSecrets(config, [...kept, ...given.map(([name]) => name)]);
  return { config, secrets };
}

function checkOutbox(asked: AskedSource): CheckedSource {
  refuseSecrets(asked);
  const { secret } = asked;
  const config = parsed(sourceConfigs.outbox, asked.config);
  if (secret === undefined) return { config, secrets: {} };
  // Does not tell it: a password is a part of it.
  if (!newOutboxSource.shape.secret.safeParse(secret).success) {
    throw new PenstockError('badRequest', 'secret: must be a postgresql:// URL');
  }
  return { config, secrets: { [databaseSecretName]: secret } };
}

function checkWithoutSecrets(schema: z.ZodType<Source['config']>, asked: AskedSource): CheckedSource {
  refuseSecret(asked, 'leave it out');
  refuseSecrets(asked);
  return { config: parsed(schema, asked.config), secrets: {} };
}

function refuseSecret({ type, secret }: AskedSource, right: string): void {
  if (secret === undefined) return;
  throw new PenstockError('badRequest', `secret: a source of type "${type}" takes no requests and has none; ${right}`);
}

function refuseSecrets({ type, secrets }: AskedSource): void {
  if (secrets === undefined) return;
  throw new PenstockError('badRequest', `secrets: a source of type "${type}" has none by name`);
}

function parsed<Parsed>(schema: z.ZodType<Parsed>, given: Record<string, unknown>, field = 'config'): Parsed {
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  throw new PenstockError('badRequest', describeIssues(checked.error, given, field).join('\n'));
}
