import { z } from 'zod';
import { record } from '../ledger/audit';
import { readKeyIds } from '../ledger/secrets/key-ids';
import { resealSecrets } from '../ledger/secrets/reseal-secrets';
import { byOf } from './changes/headers';
import type { ApiDependencies, TypedApp } from './dependencies';

const encryption = z.object({
  /** Names the key, without telling anything of it. */
  keyInUse: z.string(),
  sealedWith: z.array(z.object({ keyId: z.string(), secrets: z.int() })),
});

export function encryptionRoutes(app: TypedApp, { ledger, keyring }: ApiDependencies): void {
  app.get(
    '/encryption',
    {
      config: { needs: 'admin', isOfDeployment: true },
      schema: {
        tags: ['operations'],
        summary: 'Which key is in use, and which keys the stored secrets are sealed with; all by name only',
        response: { 200: encryption },
      },
    },
    async () => ({ keyInUse: keyring.keyId, sealedWith: await readKeyIds(ledger.db) }),
  );

  app.post(
    '/encryption/rotate',
    {
      config: { needs: 'admin', isOfDeployment: true },
      schema: {
        tags: ['operations'],
        summary: 'Seal all stored secrets with the key in use; those of former keys stay readable meanwhile',
        response: {
          200: z.object({
            keyInUse: z.string(),
            resealed: z.int(),
            unreadable: z.int().describe('Sealed with a key that is not at hand; they stay as they are'),
          }),
        },
      },
    },
    async (request) => {
      const { keyId } = keyring;
      // Before, and not in its transactions, which are many: one that is interrupted is recorded as well.
      await record(ledger.db, byOf(request), { action: 'secrets.resealed', target: 'secrets', after: { keyId } });
      return { keyInUse: keyId, ...(await resealSecrets(ledger.db, keyring)) };
    },
  );
}
