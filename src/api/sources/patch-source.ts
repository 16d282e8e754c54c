import type { z } from 'zod';
import type { Keyring } from '../../ledger/keyring';
import type { Database } from '../../ledger/ledger';
import { readSecretNames, readSecrets, writeSecrets } from '../../ledger/secrets';
import { lockSource, updateSource } from '../../ledger/sources';
import { describeIssues } from '../../model/describe-issues';
import { kafkaSecrets, kafkaSourceConfig } from '../../model/kafka-source';
import { PenstockError } from '../../model/errors';
import {
  httpSourceConfig,
  kvSourceConfig,
  newHttpSource,
  newOutboxSource,
  outboxSourceConfig,
  penstockSourceConfig,
  type HttpSource,
  type KafkaSource,
  type KvSource,
  type OutboxSource,
  type PenstockSource,
  type Source,
  type SourcePatch,
} from '../../model/source';
import { ingestSecretName } from '../../sources/http/route';
import { databaseSecretName } from '../../sources/outbox/connect';
import type { ApiDependencies } from '../dependencies';
import { sourceNotFound } from '../find-or-refuse';
import { mergeKeys } from '../merge-keys';
import { checkIdTemplate } from './create-source';
import { checkSecret } from './ingest-secret';
import { checkKafkaSecrets } from './kafka-secrets';

/** Absent fields stay, null ones go back to their default; the whole is checked before any of it is written. */
export async function patchSource(
  { ledger, keyring }: ApiDependencies,
  id: string,
  patch: SourcePatch,
): Promise<Source> {
  return ledger.db.transaction(async (transaction) => {
    const source = await lockSource(transaction, id);
    if (!source) throw sourceNotFound(id);
    if (patch.type !== undefined && patch.type !== source.type) {
      const message = `type: source "${id}" is "${source.type}" and cannot become "${patch.type}"; create another source`;
      throw new PenstockError('badRequest', message);
    }
    const config = await patchConfig(transaction, keyring, source, patch);
    const updated = await updateSource(transaction, id, {
      name: patch.name === undefined ? source.name : (patch.name ?? id),
      description: patch.description === undefined ? source.description : (patch.description ?? ''),
      config,
    });
    return updated ?? source;
  });
}

/** Writes new secrets, where the source has some; answers the new config. */
async function patchConfig(
  transaction: Database,
  keyring: Keyring,
  source: Source,
  patch: SourcePatch,
): Promise<Source['config']> {
  switch (source.type) {
    case 'http':
      return patchHttp(transaction, keyring, source, patch);
    case 'kafka':
      return patchKafka(transaction, keyring, source, patch);
    case 'kv':
      return patchWithoutSecrets(kvSourceConfig, source, patch);
    case 'outbox':
      return patchOutbox(transaction, keyring, source, patch);
    case 'penstock':
      return patchWithoutSecrets(penstockSourceConfig, source, patch);
  }
}

async function patchOutbox(
  transaction: Database,
  keyring: Keyring,
  source: OutboxSource,
  patch: SourcePatch,
): Promise<OutboxSource['config']> {
  refuseSecrets(patch, 'outbox');
  const config = checked(outboxSourceConfig, mergeKeys({ ...source.config }, patch.config ?? {}));
  if (patch.secret !== undefined) {
    const secret = checkedUrl(patch.secret);
    await writeSecrets(transaction, keyring, { sourceId: source.id }, { [databaseSecretName]: secret });
  }
  return config;
}

async function patchKafka(
  transaction: Database,
  keyring: Keyring,
  source: KafkaSource,
  patch: SourcePatch,
): Promise<KafkaSource['config']> {
  refuseSecret(patch, 'kafka', 'set saslPassword or clientKey in secrets');
  const config = checked(kafkaSourceConfig, mergeKeys({ ...source.config }, patch.config ?? {}));
  const { secrets: changes = {} } = patch;
  const isSet = ([, value]: [string, string | null]) => value !== null;
  checked(kafkaSecrets.partial(), Object.fromEntries(Object.entries(changes).filter(isSet)), 'secrets');
  const before = (await readSecretNames(transaction, [source.id])).filter(({ sinkId }) => sinkId === '');
  const names = new Set(before.map(({ name }) => name));
  for (const [name, value] of Object.entries(changes)) if (value === null) names.delete(name);
  for (const [name] of Object.entries(changes).filter(isSet)) names.add(name);
  checkKafkaSecrets(config, [...names]);
  await writeSecrets(transaction, keyring, { sourceId: source.id }, changes);
  return config;
}

function refuseSecret({ secret }: SourcePatch, type: Source['type'], right: string): void {
  if (secret === undefined) return;
  throw new PenstockError('badRequest', `secret: a source of type "${type}" takes no requests and has none; ${right}`);
}

function refuseSecrets({ secrets }: SourcePatch, type: Source['type']): void {
  if (secrets === undefined) return;
  throw new PenstockError('badRequest', `secrets: a source of type "${type}" has none by name`);
}

async function patchHttp(
  transaction: Database,
  keyring: Keyring,
  source: HttpSource,
  patch: SourcePatch,
): Promise<HttpSource['config']> {
  refuseSecrets(patch, 'http');
  const holder = { sourceId: source.id };
  const config = checked(httpSourceConfig, mergeKeys({ ...source.config }, patch.config ?? {}));
  await checkIdTemplate(config);
  const secret = patch.secret ?? (await readSecrets(transaction, keyring, holder))[ingestSecretName]?.reveal();
  if (secret !== undefined) checkSecret(config.verification, secret);
  if (patch.secret !== undefined) {
    checkLength(patch.secret);
    await writeSecrets(transaction, keyring, holder, { [ingestSecretName]: patch.secret });
  }
  return config;
}

function patchWithoutSecrets<Config>(
  schema: z.ZodType<Config>,
  { type, config }: KvSource | PenstockSource,
  patch: SourcePatch,
): Config {
  refuseSecret(patch, type, 'leave it out');
  refuseSecrets(patch, type);
  return checked(schema, mergeKeys({ ...config }, patch.config ?? {}));
}

function checkLength(secret: string): void {
  if (newHttpSource.shape.secret.safeParse(secret).success) return;
  throw new PenstockError('badRequest', `secret: must be 16 to 256 characters, not ${secret.length}`);
}

/** Does not tell it: a password is a part of it. */
function checkedUrl(secret: string): string {
  if (newOutboxSource.shape.secret.safeParse(secret).success) return secret;
  throw new PenstockError('badRequest', 'secret: must be a postgresql:// URL');
}

function checked<Config>(schema: z.ZodType<Config>, merged: Record<string, unknown>, field = 'config'): Config {
  const parsed = schema.safeParse(merged);
  if (parsed.success) return parsed.data;
  throw new PenstockError('badRequest', describeIssues(parsed.error, merged, field).join('\n'));
}
