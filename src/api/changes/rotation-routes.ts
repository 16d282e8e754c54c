// New secrets in the place of old ones, which hold on for a while.
import { z } from 'zod';
import { rotateSecret } from '../../ledger/secrets/rotate-secret';
import { nextSinkVersions, nextSourceVersion } from '../../ledger/resources/versions';
import { duration, toMs } from '../../model/duration';
import { PenstockError } from '../../model/errors';
import { sinkType } from '../../sinks/registry';
import { formerIngestSecretName, httpSourceOrRefuse, ingestSecretName } from '../../sources/http/route';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { lockSinkOrRefuse, lockSourceOrRefuse, sourceOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';
import { sink } from '../sinks/answers';
import { ingest } from '../sources/answers';
import { checkSecret, ingestOf, makeSecret } from '../sources/ingest-secret';
import { byOf, changeHeaders, reason, refuseOther, tagged } from './headers';

const body = z
  .strictObject({
    secret: z.string().min(16).max(256).optional().describe('Made when it is left out'),
    overlap: duration({ atMost: '7d' }).default('24h').describe('How long the former one holds on, 0s to 7d'),
    reason: reason.optional(),
  })
  .prefault({});
const formerUntil = z.iso.datetime().optional().describe('Until then the former secret holds on');

export function rotationRoutes(app: TypedApp, { ledger: { db }, keyring }: ApiDependencies): void {
  const ofSource = z.object({ sourceId: z.string() });

  app.post(
    '/sources/:sourceId/rotate-secret',
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'sourceNotFound', 'sourceBroken', 'preconditionFailed'] as const,
      },
      schema: {
        tags: ['sources'],
        summary: 'Give a source a new secret; the former one opens or signs as well during the overlap',
        params: ofSource,
        headers: changeHeaders,
        body,
        response: { 200: ingest.extend({ formerUntil }) },
      },
    },
    async (request) => {
      const { params, body, headers } = request;
      const { sourceId } = params;
      return db.transaction(async (transaction) => {
        const { version } = await lockSourceOrRefuse(transaction, sourceId);
        refuseOther(`source "${sourceId}"`, version, headers['if-match']);
        const source = httpSourceOrRefuse(await sourceOrRefuse(transaction, sourceId));
        const { verification } = source.config;
        const value = body.secret ?? makeSecret(verification);
        checkSecret(verification, value);
        const names = { name: ingestSecretName, former: formerIngestSecretName };
        const until = await rotateSecret(
          transaction,
          keyring,
          { sourceId },
          { ...names, value, overlapMs: toMs(body.overlap) },
        );
        await nextSourceVersion(transaction, sourceId, 'secretRotated', byOf(request, body));
        return { ...ingestOf(source, value), ...(until !== undefined && { formerUntil: until }) };
      });
    },
  );

  app.post(
    '/sources/:sourceId/sinks/:sinkId/rotate-secret',
    {
      config: {
        needs: 'operate',
        refuses: ['badRequest', 'sourceNotFound', 'sinkNotFound', 'preconditionFailed'] as const,
      },
      schema: {
        tags: ['sinks'],
        summary: 'Give a sink a new signing secret; during the overlap its requests are signed with both',
        description: 'For types that sign. The answer shows the secret, which is never read back.',
        params: ofSource.extend({ sinkId: z.string() }),
        headers: changeHeaders,
        body,
        response: { 200: z.object({ sink, name: z.string(), secret: z.string(), formerUntil }) },
      },
    },
    async (request, reply) => {
      const { params, body, headers } = request;
      const { sourceId, sinkId } = params;
      return db.transaction(async (transaction) => {
        const locked = await lockSinkOrRefuse(transaction, sourceId, sinkId);
        refuseOther(`sink "${sinkId}"`, locked.version, headers['if-match']);
        const { signing, secrets } = sinkType(locked.type);
        if (!signing) throw new PenstockError('badRequest', `sink "${sinkId}": type "${locked.type}" does not sign`);
        const value = body.secret ?? signing.make();
        const fault = secrets[signing.name]?.check?.(value);
        if (fault !== undefined) throw new PenstockError('badRequest', `secret: ${fault}`);
        const { name, former } = signing;
        const rotation = { name, former, value, overlapMs: toMs(body.overlap) };
        const until = await rotateSecret(transaction, keyring, { sourceId, sinkId }, rotation);
        await nextSinkVersions(transaction, sourceId, [sinkId], 'secretRotated', byOf(request, body));
        const rotated = tagged(reply, await standingSinkOrRefuse(transaction, sourceId, sinkId));
        return { sink: rotated, name, secret: value, ...(until !== undefined && { formerUntil: until }) };
      });
    },
  );
}
