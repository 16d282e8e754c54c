// Changes of a collection as server-sent events: each has its revision as its id, and a reader may begin after any.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { collectionName } from '../../model/kv';
import { localId, qualify } from '../../model/project';
import { KvBell } from '../../sources/kv/kv-bell';
import { startOfWatch, watchChanges, type WatchedPart } from '../../sources/kv/watch';
import { findPrincipal } from '../access/authenticate';
import { principalOf } from '../access/authorize';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { changeJson } from './answers';

/** A line at least so often, so that proxies keep the connection and a reader sees that it is alive. */
const aliveEveryMs = 15_000;

export function kvWatchRoute(app: TypedApp, { ledger }: ApiDependencies): void {
  const bell = new KvBell(ledger);
  const closing = new AbortController();
  app.addHook('preClose', (done) => {
    closing.abort();
    done();
  });

  app.get(
    '/kv/:collection/watch',
    {
      // It would have no end.
      exposeHeadRoute: false,
      config: { needs: 'read', refuses: ['badRequest', 'kvChangesGone'] },
      schema: {
        tags: ['kv'],
        summary: 'Watch the changes of a collection',
        description:
          'Server-sent events named `kv.insert`, `kv.update` and `kv.delete`; the id of each is its revision. ' +
          'Begins after `after` or `Last-Event-ID`, else now. Changes are kept for a day.',
        params: z.object({ collection: collectionName() }),
        querystring: z.strictObject({
          prefix: z.string().default(''),
          after: z.coerce.number().int().min(0).optional(),
        }),
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const { project } = principalOf(request);
      const collection = qualify(project, request.params.collection);
      const { prefix, after } = request.query;
      const { from } = await startOfWatch(ledger, lastEventId(request.headers['last-event-id']) ?? after);
      reply.hijack();
      const response = reply.raw;
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        // Else it would stay open, and hold up the end of the process, until it has been idle for long.
        connection: 'close',
      });
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const signal = AbortSignal.any([gone.signal, closing.signal]);
      const mayStill = async () => {
        const principal = await findPrincipal(request, ledger.db);
        return principal?.project === project && principal.scopes.has('read');
      };
      await bell
        .during(() =>
          sendParts(response, from, watchChanges(ledger, bell, { collection, prefix, from }, signal), mayStill, signal),
        )
        // The reader comes again, and is told why then.
        .catch((error: unknown) => request.log.debug({ err: error }, 'a watch ended'));
      response.end();
    },
  );
}

async function sendParts(
  response: ServerResponse,
  from: number,
  parts: AsyncIterable<WatchedPart>,
  mayStill: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  const send = async (text: string) => {
    if (!response.write(text) && !signal.aborted) await once(response, 'drain', { signal });
  };
  await send(idOnly(from));
  let sentAt = Date.now();
  for await (const { changes, revision } of parts) {
    const isSilentForLong = Date.now() - sentAt >= aliveEveryMs;
    if (changes.length === 0 && !isSilentForLong) continue;
    // A watch goes on for days; who was let in may have been shut out since.
    if (!(await mayStill())) return;
    for (const change of changes) {
      const json = changeJson({ ...change, collection: localId(change.collection) });
      await send(`event: kv.${change.operation}\nid: ${change.revision}\ndata: ${json}\n\n`);
    }
    if (isSilentForLong) await send(idOnly(revision));
    sentAt = Date.now();
  }
}

/** No event, but what a reader that comes again states in Last-Event-ID. */
const idOnly = (revision: number): string => `id: ${revision}\n\n`;

function lastEventId(header: string | string[] | undefined): number | undefined {
  if (header === undefined || header === '') return undefined;
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return Number(header);
  throw new PenstockError('badRequest', 'last-event-id: must be the id of an event of this stream, a revision');
}
