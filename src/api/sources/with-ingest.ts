import type { Keyring } from '../../ledger/secrets/keyring';
import type { Database } from '../../ledger/ledger';
import { readSecrets } from '../../ledger/secrets/secrets';
import { ingestSecretName } from '../../sources/http/route';
import type { CreatedSource } from './create-source';
import { ingestOf } from './ingest-secret';

/** For `once`: the secret of a new source is not kept with the answer, and read again when that is repeated. */
export const withIngest = (keyring: Keyring) => ({
  leftOut: 'ingest',
  async putBack(transaction: Database, kept: CreatedSource): Promise<CreatedSource> {
    if (kept.type !== 'http') return kept;
    const secret = (await readSecrets(transaction, keyring, { sourceId: kept.id }))[ingestSecretName];
    return secret ? { ...kept, ingest: ingestOf(kept, secret.reveal()) } : kept;
  },
});
