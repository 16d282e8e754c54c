import { checkTemplate } from '../../jsonnet';
import { isDeletedSource } from '../../ledger/resources/deleted';
import type { Database } from '../../ledger/ledger';
import { writeSecrets } from '../../ledger/secrets/secrets';
import { countSources, hasSource, insertSource, listSources, lockConfiguration } from '../../ledger/resources/sources';
import { nextSourceVersion } from '../../ledger/resources/versions';
import type { By } from '../../model/change';
import { PenstockError } from '../../model/errors';
import { idOfName } from '../../model/ids';
import { localId, projectOf, qualify } from '../../model/project';
import type {
  DeadLetterSource,
  HttpSource,
  HttpSourceConfig,
  KafkaSource,
  KvSource,
  NewHttpSource,
  NewKafkaSource,
  NewOutboxSource,
  NewPenstockSource,
  NewSource,
  OutboxSource,
  PenstockSource,
  ScheduleSource,
  Source,
} from '../../model/source';
import { ingestSecretName } from '../../sources/http/route';
import { databaseSecretName } from '../../sources/outbox/connect';
import type { ApiDependencies } from '../dependencies';
import { limitsOf, refuseAboveLimit } from '../limits';
import { checkSecret, ingestOf, makeSecret, type Ingest } from './ingest-secret';
import { checkKafkaSecrets } from './kafka-secrets';
import { shown, type ShownKafkaSource } from './shown-source';

type CreatedHttpSource = HttpSource & { ingest: Ingest };
export type CreatedSource =
  CreatedHttpSource | DeadLetterSource | KvSource | OutboxSource | PenstockSource | ScheduleSource | ShownKafkaSource;
type Identified<New> = New & { id: string };

/** Throws `projectNotFound` besides. Sources are created one at a time, so that neither an id nor the last place is given twice. */
export async function createSource(
  dependencies: ApiDependencies,
  transaction: Database,
  project: string,
  given: NewSource,
  by: By,
): Promise<CreatedSource> {
  await lockConfiguration(transaction);
  const limits = await limitsOf(transaction, project, dependencies.limits);
  const id = given.id === undefined ? await freeId(transaction, project, given.name) : qualify(project, given.id);
  const source = { ...given, id };
  if (await isDeletedSource(transaction, source.id)) throw takenByDeleted(source.id);
  const created = await createOfType(dependencies, transaction, source);
  refuseAboveLimit('sources', await countSources(transaction, project), limits.sources);
  await nextSourceVersion(transaction, source.id, 'created', by);
  return { ...created, version: 1 };
}

function createOfType(
  dependencies: ApiDependencies,
  transaction: Database,
  source: Identified<NewSource>,
): Promise<CreatedSource> {
  switch (source.type) {
    case 'http':
      return createHttpSource(dependencies, transaction, source);
    case 'kafka':
      return createKafkaSource(dependencies, transaction, source);
    case 'outbox':
      return createOutboxSource(dependencies, transaction, source);
    case 'penstock':
      return createPenstockSource(transaction, source);
    case 'deadletter':
      return insertNew<DeadLetterSource>(transaction, source);
    case 'kv':
      return insertNew<KvSource>(transaction, source);
    case 'schedule':
      return insertNew<ScheduleSource>(transaction, source);
  }
}

type GivenOf<Created extends Source> = Pick<Created, 'id' | 'type' | 'description' | 'config'> & {
  name?: string | undefined;
};

async function insertNew<Created extends Source>(transaction: Database, given: GivenOf<Created>): Promise<Created> {
  const source = await insertUnlessTaken(transaction, given);
  if (!source) throw alreadyExists(given.id);
  return source;
}

function insertUnlessTaken<Created extends Source>(
  transaction: Database,
  { id, type, name = localId(id), description, config }: GivenOf<Created>,
): Promise<Created | undefined> {
  return insertSource<Created>(transaction, { id, type, name, description, config });
}

async function createHttpSource(
  { keyring }: ApiDependencies,
  transaction: Database,
  source: Identified<NewHttpSource>,
): Promise<CreatedHttpSource> {
  const { id, config, secret = makeSecret(config.verification) } = source;
  checkSecret(config.verification, secret);
  await checkIdTemplate(config);
  const inserted = await insertNew<HttpSource>(transaction, source);
  await writeSecrets(transaction, keyring, { sourceId: id }, { [ingestSecretName]: secret });
  return { ...inserted, ingest: ingestOf({ id, config }, secret) };
}

async function createKafkaSource(
  { keyring, kafka }: ApiDependencies,
  transaction: Database,
  given: Identified<NewKafkaSource>,
): Promise<ShownKafkaSource> {
  const { id, config, secrets } = given;
  checkKafkaSecrets(config, Object.keys(secrets));
  const source = await insertNew<KafkaSource>(transaction, given);
  await writeSecrets(transaction, keyring, { sourceId: id }, { ...secrets } as Record<string, string>);
  return shown({ db: transaction, kafka }, source);
}

async function createOutboxSource(
  { keyring }: ApiDependencies,
  transaction: Database,
  given: Identified<NewOutboxSource>,
): Promise<OutboxSource> {
  const source = await insertNew<OutboxSource>(transaction, given);
  await writeSecrets(transaction, keyring, { sourceId: given.id }, { [databaseSecretName]: given.secret });
  return source;
}

async function createPenstockSource(
  transaction: Database,
  given: Identified<NewPenstockSource>,
): Promise<PenstockSource> {
  const { id, type } = given;
  const source = await insertUnlessTaken<PenstockSource>(transaction, given);
  if (source) return source;
  const all = await listSources(transaction);
  const existing = all.find((one) => one.type === type && projectOf(one.id) === projectOf(id));
  if (!existing) throw alreadyExists(id);
  const message = `there is a source of type "${type}" already, "${existing.id}": one is told everything`;
  throw new PenstockError('sourceAlreadyExists', message);
}

async function freeId(transaction: Database, project: string, name: string | undefined): Promise<string> {
  if (name === undefined)
    throw new PenstockError('badRequest', 'id: must be given, or a name to make it of, got nothing');
  for (let attempt = 1; ; attempt += 1) {
    const id = qualify(project, idOfName(name, 'source', attempt));
    if (!(await hasSource(transaction, id)) && !(await isDeletedSource(transaction, id))) return id;
  }
}

const alreadyExists = (id: string) => new PenstockError('sourceAlreadyExists', `there is a source "${id}" already`);

const takenByDeleted = (id: string) =>
  new PenstockError(
    'sourceAlreadyExists',
    `id "${id}" is that of a deleted source until it is purged: undelete it, or choose another id`,
  );

/** Throws `templateInvalid` with line and column. */
export async function checkIdTemplate({ idTemplate }: HttpSourceConfig): Promise<void> {
  if (idTemplate !== undefined) await checkTemplate(idTemplate, 'idTemplate');
}
