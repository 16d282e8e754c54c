import { isDeletedSink } from '../../ledger/resources/deleted';
import type { Database } from '../../ledger/ledger';
import { writeSecrets } from '../../ledger/secrets/secrets';
import { countSinks, findSink, insertSink } from '../../ledger/resources/sinks';
import { nextSinkVersions } from '../../ledger/resources/versions';
import type { By } from '../../model/change';
import { PenstockError } from '../../model/errors';
import { idOfName } from '../../model/ids';
import { projectOf } from '../../model/project';
import type { NewSink, StandingSink } from '../../model/sink';
import { checkPolicy, checkSink } from '../../sinks/registry';
import type { ApiDependencies } from '../dependencies';
import { lockSourceOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';
import { limitsOf, refuseAboveLimit } from '../limits';

/** Sinks of one source are created one at a time, so that neither an id nor the last place is given twice. */
export async function createSink(
  { keyring, allowAddresses, limits }: ApiDependencies,
  transaction: Database,
  sourceId: string,
  given: NewSink,
  by: By,
): Promise<StandingSink> {
  const { type: sourceType } = await lockSourceOrRefuse(transaction, sourceId);
  const { type, secrets, description, filter, policy } = given;
  const config = await checkSink(type, { config: given.config, secrets, sourceType }, allowAddresses);
  await checkPolicy(policy);
  const id = given.id ?? (await freeId(transaction, sourceId, given.name));
  if (await isDeletedSink(transaction, sourceId, id)) {
    const message = `id "${id}" is that of a deleted sink until it is purged: undelete it, or choose another id`;
    throw new PenstockError('sinkAlreadyExists', message);
  }
  const sink = { sourceId, id, type, name: given.name ?? id.slice(0, 40), description, config, policy };
  if (!(await insertSink(transaction, { ...sink, ...(filter && { filter }) }, by))) {
    throw new PenstockError('sinkAlreadyExists', `source "${sourceId}" has a sink "${id}" already`);
  }
  const { sinksPerSource } = await limitsOf(transaction, projectOf(sourceId), limits);
  refuseAboveLimit('sinks of a source', await countSinks(transaction, sourceId), sinksPerSource);
  await writeSecrets(transaction, keyring, { sourceId, sinkId: id }, secrets);
  await nextSinkVersions(transaction, sourceId, [id], 'created', by);
  return standingSinkOrRefuse(transaction, sourceId, id);
}

async function freeId(transaction: Database, sourceId: string, name: string | undefined): Promise<string> {
  if (name === undefined)
    throw new PenstockError('badRequest', 'id: must be given, or a name to make it of, got nothing');
  for (let attempt = 1; ; attempt += 1) {
    const id = idOfName(name, 'sink', attempt);
    const isTaken = (await findSink(transaction, sourceId, id)) ?? (await isDeletedSink(transaction, sourceId, id));
    if (!isTaken) return id;
  }
}
