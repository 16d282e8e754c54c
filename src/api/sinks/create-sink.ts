import { writeSecrets } from '../../ledger/secrets';
import { insertSink } from '../../ledger/sinks';
import { lockSource } from '../../ledger/sources';
import { PenstockError } from '../../model/errors';
import type { NewSink, StandingSink } from '../../model/sink';
import { checkSink } from '../../sinks/registry';
import type { ApiDependencies } from '../dependencies';
import { sourceNotFound, sourceOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';

export async function createSink(
  { ledger, keyring, allowAddresses }: ApiDependencies,
  sourceId: string,
  { id, type, name = id, description, config: given, secrets, filter, policy }: NewSink,
): Promise<StandingSink> {
  await sourceOrRefuse(ledger.db, sourceId);
  const config = await checkSink(type, { config: given, secrets }, allowAddresses);
  return ledger.db.transaction(async (transaction) => {
    if (!(await lockSource(transaction, sourceId))) throw sourceNotFound(sourceId);
    const sink = { sourceId, id, type, name, description, config, policy, ...(filter && { filter }) };
    if (!(await insertSink(transaction, sink))) {
      throw new PenstockError('sinkAlreadyExists', `source "${sourceId}" has a sink "${id}" already`);
    }
    await writeSecrets(transaction, keyring, { sourceId, sinkId: id }, secrets);
    return standingSinkOrRefuse(transaction, sourceId, id);
  });
}
