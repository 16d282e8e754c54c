import { checkTemplate } from '../../jsonnet';
import { writeSecrets } from '../../ledger/secrets';
import { insertSource } from '../../ledger/sources';
import { PenstockError } from '../../model/errors';
import type { HttpSourceConfig, NewSource, Source } from '../../model/source';
import { ingestSecretName } from '../../sources/http/route';
import type { ApiDependencies } from '../dependencies';
import { checkSecret, ingestOf, makeSecret, type Ingest } from './ingest-secret';

export async function createSource(
  { ledger, keyring }: ApiDependencies,
  { id, type, name = id, description, config, secret = makeSecret(config.verification) }: NewSource,
): Promise<Source & { ingest: Ingest }> {
  checkSecret(config.verification, secret);
  await checkIdTemplate(config);
  return ledger.db.transaction(async (transaction) => {
    const source = await insertSource(transaction, { id, type, name, description, config });
    if (!source) throw new PenstockError('sourceAlreadyExists', `there is a source "${id}" already`);
    await writeSecrets(transaction, keyring, { sourceId: id }, { [ingestSecretName]: secret });
    return { ...source, ingest: ingestOf(source, secret) };
  });
}

/** Throws `templateInvalid` with line and column. */
export async function checkIdTemplate({ idTemplate }: HttpSourceConfig): Promise<void> {
  if (idTemplate !== undefined) await checkTemplate(idTemplate, 'idTemplate');
}
