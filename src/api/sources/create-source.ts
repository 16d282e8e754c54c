import { checkTemplate } from '../../jsonnet';
import { writeSecrets } from '../../ledger/secrets';
import { insertSource, listSources } from '../../ledger/sources';
import { PenstockError } from '../../model/errors';
import type {
  DeadLetterSource,
  HttpSource,
  HttpSourceConfig,
  KvSource,
  NewDeadLetterSource,
  NewHttpSource,
  NewKvSource,
  NewOutboxSource,
  NewPenstockSource,
  NewSource,
  OutboxSource,
  PenstockSource,
} from '../../model/source';
import { ingestSecretName } from '../../sources/http/route';
import { databaseSecretName } from '../../sources/outbox/connect';
import type { ApiDependencies } from '../dependencies';
import { checkSecret, ingestOf, makeSecret, type Ingest } from './ingest-secret';

type CreatedHttpSource = HttpSource & { ingest: Ingest };

export function createSource(
  dependencies: ApiDependencies,
  source: NewSource,
): Promise<CreatedHttpSource | PenstockSource | KvSource | OutboxSource | DeadLetterSource> {
  switch (source.type) {
    case 'http':
      return createHttpSource(dependencies, source);
    case 'penstock':
      return createPenstockSource(dependencies, source);
    case 'deadletter':
      return createDeadLetterSource(dependencies, source);
    case 'kv':
      return createKvSource(dependencies, source);
    case 'outbox':
      return createOutboxSource(dependencies, source);
  }
}

async function createDeadLetterSource(
  { ledger }: ApiDependencies,
  { id, type, name = id, description, config }: NewDeadLetterSource,
): Promise<DeadLetterSource> {
  const source = await insertSource<DeadLetterSource>(ledger.db, { id, type, name, description, config });
  if (!source) throw alreadyExists(id);
  return source;
}

async function createKvSource(
  { ledger }: ApiDependencies,
  { id, type, name = id, description, config }: NewKvSource,
): Promise<KvSource> {
  const source = await insertSource<KvSource>(ledger.db, { id, type, name, description, config });
  if (!source) throw alreadyExists(id);
  return source;
}

async function createOutboxSource(
  { ledger, keyring }: ApiDependencies,
  { id, type, name = id, description, config, secret }: NewOutboxSource,
): Promise<OutboxSource> {
  return ledger.db.transaction(async (transaction) => {
    const source = await insertSource<OutboxSource>(transaction, { id, type, name, description, config });
    if (!source) throw alreadyExists(id);
    await writeSecrets(transaction, keyring, { sourceId: id }, { [databaseSecretName]: secret });
    return source;
  });
}

async function createPenstockSource(
  { ledger }: ApiDependencies,
  { id, type, name = id, description, config }: NewPenstockSource,
): Promise<PenstockSource> {
  const source = await insertSource<PenstockSource>(ledger.db, { id, type, name, description, config });
  if (source) return source;
  const existing = (await listSources(ledger.db)).find((one) => one.type === type);
  if (!existing) throw alreadyExists(id);
  const message = `there is a source of type "${type}" already, "${existing.id}": one is told everything`;
  throw new PenstockError('sourceAlreadyExists', message);
}

async function createHttpSource(
  { ledger, keyring }: ApiDependencies,
  { id, type, name = id, description, config, secret = makeSecret(config.verification) }: NewHttpSource,
): Promise<CreatedHttpSource> {
  checkSecret(config.verification, secret);
  await checkIdTemplate(config);
  return ledger.db.transaction(async (transaction) => {
    const source = await insertSource<HttpSource>(transaction, { id, type, name, description, config });
    if (!source) throw alreadyExists(id);
    await writeSecrets(transaction, keyring, { sourceId: id }, { [ingestSecretName]: secret });
    return { ...source, ingest: ingestOf({ id, config }, secret) };
  });
}

const alreadyExists = (id: string) => new PenstockError('sourceAlreadyExists', `there is a source "${id}" already`);

/** Throws `templateInvalid` with line and column. */
export async function checkIdTemplate({ idTemplate }: HttpSourceConfig): Promise<void> {
  if (idTemplate !== undefined) await checkTemplate(idTemplate, 'idTemplate');
}
