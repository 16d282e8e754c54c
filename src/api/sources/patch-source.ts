import type { z } from 'zod';
import type { Keyring } from '../../ledger/keyring';
import type { Database } from '../../ledger/ledger';
import { readSecrets, writeSecrets } from '../../ledger/secrets';
import { lockSource, updateSource } from '../../ledger/sources';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import {
  httpSourceConfig,
  kvSourceConfig,
  newHttpSource,
  newOutboxSource,
  outboxSourceConfig,
  penstockSourceConfig,
  type HttpSource,
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

/** Writes a new secret, where the source has one; answers the new config. */
async function patchConfig(
  transaction: Database,
  keyring: Keyring,
  source: Source,
  patch: SourcePatch,
): Promise<Source['config']> {
  if (source.type === 'http') return patchHttp(transaction, keyring, source, patch);
  const merged = mergeKeys({ ...source.config }, patch.config ?? {});
  if (source.type === 'outbox') {
    const config = checked(outboxSourceConfig, merged);
    if (patch.secret === undefined) return config;
    const secret = checkedUrl(patch.secret);
    await writeSecrets(transaction, keyring, { sourceId: source.id }, { [databaseSecretName]: secret });
    return config;
  }
  if (patch.secret !== undefined) {
    throw new PenstockError('badRequest', `secret: a source of type "${source.type}" takes no requests and has none`);
  }
  // Neither `penstock` nor `deadletter` has anything to set.
  return source.type === 'kv' ? checked(kvSourceConfig, merged) : checked(penstockSourceConfig, merged);
}

async function patchHttp(
  transaction: Database,
  keyring: Keyring,
  source: HttpSource,
  patch: SourcePatch,
): Promise<HttpSource['config']> {
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

function checkLength(secret: string): void {
  if (newHttpSource.shape.secret.safeParse(secret).success) return;
  throw new PenstockError('badRequest', `secret: must be 16 to 256 characters, not ${secret.length}`);
}

/** Does not tell it: a password is a part of it. */
function checkedUrl(secret: string): string {
  if (newOutboxSource.shape.secret.safeParse(secret).success) return secret;
  throw new PenstockError('badRequest', 'secret: must be a postgresql:// URL');
}

function checked<Config>(schema: z.ZodType<Config>, merged: Record<string, unknown>): Config {
  const parsed = schema.safeParse(merged);
  if (parsed.success) return parsed.data;
  throw new PenstockError('badRequest', describeIssues(parsed.error, merged, 'config').join('\n'));
}
