import type { z } from 'zod';
import type { Keyring } from '../../ledger/keyring';
import type { Database } from '../../ledger/ledger';
import { readSecrets, writeSecrets } from '../../ledger/secrets';
import { updateSource } from '../../ledger/sources';
import { nextSourceVersion } from '../../ledger/versions';
import type { By, Change, VersionSettings } from '../../model/change';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import {
  httpSourceConfig,
  penstockSourceConfig,
  type Source,
  type SourcePatch,
  type SourceType,
} from '../../model/source';
import { formerIngestSecretName, ingestSecretName } from '../../sources/http/route';
import { refuseOther } from '../changes/headers';
import type { ApiDependencies } from '../dependencies';
import { lockSourceOrRefuse, sourceOrRefuse } from '../find-or-refuse';
import { mergeKeys } from '../merge-keys';
import { checkIdTemplate } from './create-source';
import { checkSecret } from './ingest-secret';

/** Absent fields stay, null ones go back to their default; the whole is checked before any of it is written. */
export async function patchSource(
  { ledger, keyring }: ApiDependencies,
  id: string,
  patch: SourcePatch,
  by: By,
  ifMatch: string | undefined,
): Promise<Source> {
  return ledger.db.transaction(async (transaction) => {
    const source = await lockSourceOrRefuse(transaction, id);
    refuseOther(`source "${id}"`, source.version, ifMatch);
    if (patch.type !== undefined && patch.type !== source.type) {
      const message = `type: source "${id}" is "${source.type}" and cannot become "${patch.type}"; create another source`;
      throw new PenstockError('badRequest', message);
    }
    const values = {
      name: patch.name === undefined ? source.name : (patch.name ?? id),
      description: patch.description === undefined ? source.description : (patch.description ?? ''),
      config: mergeKeys(source.config, patch.config ?? {}),
      ...(patch.secret !== undefined && { secret: patch.secret }),
    };
    return writeSource(transaction, keyring, source, values, 'updated', by);
  });
}

interface SourceValues extends Pick<VersionSettings, 'name' | 'description' | 'config'> {
  secret?: string;
}

/** Checks and writes all that can be set of a source that the transaction has locked. */
export async function writeSource(
  transaction: Database,
  keyring: Keyring,
  { id, type }: { id: string; type: SourceType },
  { name, description, config, secret }: SourceValues,
  change: Change,
  by: By,
): Promise<Source> {
  const checked = await checkConfig(transaction, keyring, { id, type }, config, secret);
  if (secret !== undefined) {
    // Whoever sets one wants no other to hold on.
    const secrets = { [ingestSecretName]: secret, [formerIngestSecretName]: null };
    await writeSecrets(transaction, keyring, { sourceId: id }, secrets);
  }
  await updateSource(transaction, id, { name, description, config: checked });
  await nextSourceVersion(transaction, id, change, by);
  return sourceOrRefuse(transaction, id);
}

async function checkConfig(
  transaction: Database,
  keyring: Keyring,
  { id, type }: { id: string; type: SourceType },
  given: Record<string, unknown>,
  newSecret: string | undefined,
): Promise<Source['config']> {
  switch (type) {
    case 'http': {
      const config = parsed(httpSourceConfig, given);
      await checkIdTemplate(config);
      const secret =
        newSecret ?? (await readSecrets(transaction, keyring, { sourceId: id }))[ingestSecretName]?.reveal();
      if (secret !== undefined) checkSecret(config.verification, secret);
      return config;
    }
    case 'penstock':
      if (newSecret === undefined) return parsed(penstockSourceConfig, given);
      throw new PenstockError('badRequest', 'secret: a source of type "penstock" takes no requests and has none');
    default:
      throw new PenstockError('sourceBroken', `source "${id}": there is no type "${String(type)}" in this version`);
  }
}

function parsed<Config>(schema: z.ZodType<Config>, given: Record<string, unknown>): Config {
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  throw new PenstockError('badRequest', describeIssues(checked.error, given, 'config').join('\n'));
}
