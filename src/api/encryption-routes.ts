import { z } from 'zod';
import { readKeyIds } from '../ledger/key-ids';
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
      schema: {
        tags: ['operations'],
        summary: 'Which key is in use, and which keys the stored secrets are sealed with; all by name only',
        response: { 200: encryption },
      },
    },
    async () => ({ keyInUse: keyring.keyId, sealedWith: await readKeyIds(ledger.db) }),
  );
}
