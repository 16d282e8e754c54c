import type { Keyring } from '../../ledger/secrets/keyring';
import type { Database } from '../../ledger/ledger';
import { writeSecrets } from '../../ledger/secrets/secrets';
import { updateSource } from '../../ledger/resources/sources';
import { nextSourceVersion } from '../../ledger/resources/versions';
import type { By, Change, VersionSettings } from '../../model/change';
import { PenstockError } from '../../model/errors';
import { localId } from '../../model/project';
import type { Source, SourcePatch, SourceType } from '../../model/source';
import { refuseOther } from '../changes/headers';
import type { ApiDependencies } from '../dependencies';
import { lockSourceOrRefuse, sourceOrRefuse } from '../find-or-refuse';
import { mergeKeys } from '../merge-keys';
import { checkSource } from './check-source';

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
    const { secret, secrets } = patch;
    const values = {
      name: patch.name === undefined ? source.name : (patch.name ?? localId(id)),
      description: patch.description === undefined ? source.description : (patch.description ?? ''),
      config: mergeKeys(source.config, patch.config ?? {}),
      ...(secret !== undefined && { secret }),
      ...(secrets !== undefined && { secrets }),
    };
    return writeSource(transaction, keyring, source, values, 'updated', by);
  });
}

/** Secrets that are not given stay as they are. */
type SourceValues = Pick<VersionSettings, 'name' | 'description' | 'config'> & Pick<SourcePatch, 'secret' | 'secrets'>;

/** Checks and writes all that can be set of a source that the transaction has locked. */
export async function writeSource(
  transaction: Database,
  keyring: Keyring,
  { id, type }: { id: string; type: SourceType },
  { name, description, ...values }: SourceValues,
  change: Change,
  by: By,
): Promise<Source> {
  const { config, secret, secrets: given } = values;
  const asked = { id, type, config, ...(secret !== undefined && { secret }), ...(given && { secrets: given }) };
  const checked = await checkSource(transaction, keyring, asked);
  await writeSecrets(transaction, keyring, { sourceId: id }, checked.secrets);
  await updateSource(transaction, id, { name, description, config: checked.config });
  await nextSourceVersion(transaction, id, change, by);
  return sourceOrRefuse(transaction, id);
}
