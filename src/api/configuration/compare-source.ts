import { isDeletedSource } from '../../ledger/resources/deleted';
import type { ConfigurationChange, ConfiguredSettings, ConfiguredSource } from '../../model/configuration';
import { PenstockError } from '../../model/errors';
import type { BrokenSource, Source, SourceType } from '../../model/source';
import { ingestSecretName } from '../../sources/http/route';
import { databaseSecretName } from '../../sources/outbox/connect';
import type { ApiDependencies } from '../dependencies';
import { checkSource } from '../sources/check-source';
import { changeOf, compareSecrets, openOrNone } from './compare';

/** Under which name the one `secret` of a source is stored. */
const storedNames: Partial<Record<SourceType, string>> = { http: ingestSecretName, outbox: databaseSecretName };

/** What is to be done about the source itself. Throws what its creation or update would. */
export async function compareSource(
  { ledger: { db }, keyring }: ApiDependencies,
  given: ConfiguredSource,
  all: readonly (Source | BrokenSource)[],
): Promise<ConfigurationChange> {
  const { id, type, name = id, description } = given;
  const stored = all.find((one) => one.id === id);
  await refuseElsewhere(db, given, stored, all);

  const inStore = stored ? await openOrNone(db, keyring, { sourceId: id }) : {};
  const { asked, secrets } = secretsOf(given, inStore);
  const checked = await checkSource(db, keyring, { id, type, config: { ...given.config }, ...asked });
  const after: ConfiguredSettings = { type, name, description, config: { ...checked.config } };
  if (!stored) return { sourceId: id, action: 'create', after, secrets };
  const before = { type, name: stored.name, description: stored.description, config: { ...stored.config } };
  return changeOf({ sourceId: id, version: stored.version }, before, after, secrets);
}

async function refuseElsewhere(
  db: ApiDependencies['ledger']['db'],
  { id, type }: ConfiguredSource,
  stored: Source | BrokenSource | undefined,
  all: readonly (Source | BrokenSource)[],
): Promise<void> {
  if (stored && stored.type !== type) {
    throw new PenstockError('badRequest', `type: is "${stored.type}" and cannot become "${type}"; use another id`);
  }
  if (!stored && (await isDeletedSource(db, id))) {
    const message = 'id: is that of a deleted source until it is purged; undelete it, or choose another id';
    throw new PenstockError('sourceAlreadyExists', message);
  }
  const only = type === 'penstock' ? all.find((one) => one.type === type && one.id !== id) : undefined;
  if (only)
    throw new PenstockError('sourceAlreadyExists', `type: there is one of type "${type}" already, "${only.id}"`);
}

type Stored = Awaited<ReturnType<typeof openOrNone>>;

/** The secrets as a change would be asked for, and how they differ. Those not given are left alone. */
function secretsOf(given: ConfiguredSource, stored: Stored) {
  if (given.type === 'kafka' && given.secrets) {
    const values = { ...given.secrets } as Record<string, string>;
    const secrets = compareSecrets(stored, values, { kept: () => false, nameOf: (name) => `secrets.${name}` });
    const removed = Object.keys(stored).filter((name) => !Object.hasOwn(values, name));
    return { asked: { secrets: { ...Object.fromEntries(removed.map((name) => [name, null])), ...values } }, secrets };
  }
  const storedName = storedNames[given.type];
  if (storedName === undefined || !('secret' in given) || given.secret === undefined) return { asked: {}, secrets: {} };
  const values = { [storedName]: given.secret };
  const secrets = compareSecrets(stored, values, { kept: () => true, nameOf: () => 'secret' });
  return { asked: { secret: given.secret }, secrets };
}
