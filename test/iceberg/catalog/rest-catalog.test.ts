import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Agent } from 'undici';
import { restCatalog } from '../../../src/iceberg/catalog/rest-catalog';
import type { CatalogAuth } from '../../../src/iceberg/catalog/settings';
import { Secret } from '../../../src/model/secret';
import { guardedConnector } from '../../../src/sinks/address-guard';

const table = { namespace: ['a', 'b'], name: 'c d' };
const error = (type: string, message: string) => JSON.stringify({ error: { type, message, code: 0 } });

/** A catalog that answers what it is told to, and notes what it was asked. */
async function catalogThat(answer: (asked: string, authorization: string, body: string) => [number, string] | 'cut') {
  const asked: string[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const line = `${request.method} ${request.url}`;
    asked.push(line);
    const answered = answer(line, request.headers.authorization ?? '', body);
    if (answered === 'cut') return void request.socket.destroy();
    response.writeHead(answered[0], { 'content-type': 'application/json' }).end(answered[1]);
  };
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url, asked, close };
}

const configured = '{"overrides":{"prefix":"ws/1"},"defaults":{"prefix":"other"}}';

async function withCatalog(
  answer: Parameters<typeof catalogThat>[0],
  use: (catalog: ReturnType<typeof restCatalog>, asked: string[]) => Promise<void>,
  auth: CatalogAuth = { kind: 'none' },
) {
  const { url, asked, close } = await catalogThat((line, ...rest) =>
    line.startsWith('GET /v1/config') ? [200, configured] : answer(line, ...rest),
  );
  try {
    await use(restCatalog({ url, warehouse: 'w h', auth, timeoutMs: 20_000 }), asked);
  } finally {
    await close();
  }
}

it('asks below the prefix that the catalog says, once', async () => {
  await withCatalog(
    () => [404, error('NoSuchTableException', 'no such table')],
    async (catalog, asked) => {
      await expect(catalog.load(table)).rejects.toMatchObject({
        code: 'tableNotFound',
        message: 'table a.b.c d: the catalog answered 404 NoSuchTableException: no such table',
      });
      await expect(catalog.load(table)).rejects.toThrow();
      const load = 'GET /v1/ws%2F1/namespaces/a%1Fb/tables/c%20d';
      expect(asked).toEqual(['GET /v1/config?warehouse=w+h', load, load]);
    },
  );
});

it.each([
  [409, 'commitConflict'],
  [500, 'commitUnknown'],
  [502, 'commitUnknown'],
  [503, 'commitUnknown'],
  [504, 'commitUnknown'],
  [200, 'commitUnknown'],
  ['cut', 'commitUnknown'],
  [429, 'targetBusy'],
  [401, 'targetUnauthorized'],
  [403, 'targetUnauthorized'],
  [400, 'targetRefused'],
  [404, 'tableNotFound'],
] as const)('takes %s to a commit as %s', async (status, code) => {
  await withCatalog(
    () => (status === 'cut' ? 'cut' : [status, '<html>']),
    (catalog) => expect(catalog.commit(table, { requirements: [], updates: [] })).rejects.toMatchObject({ code }),
  );
});

it('fetches a token once for all, and again when it is refused', async () => {
  let issued = 0;
  const auth = { kind: 'oauth2', clientId: 'id', clientSecret: new Secret('s&ecret') } as const;
  await withCatalog(
    (line, authorization, body) => {
      if (line === 'POST /v1/oauth/tokens') {
        expect(new URLSearchParams(body).get('client_secret')).toBe('s&ecret');
        return [200, JSON.stringify({ access_token: `token-${++issued}`, expires_in: 3600 })];
      }
      return authorization === 'Bearer token-2' ? [404, ''] : [401, ''];
    },
    async (catalog) => {
      await expect(catalog.load(table)).rejects.toMatchObject({ code: 'tableNotFound' });
      await Promise.allSettled([catalog.load(table), catalog.load(table)]);
      expect(issued).toBe(2);
    },
    auth,
  );
});

it('says when the client is refused, without its secret', async () => {
  const auth = { kind: 'oauth2', clientId: 'id', clientSecret: new Secret('hidden') } as const;
  await withCatalog(
    () => [400, '{"error":"invalid_client hidden"}'],
    async (catalog) => {
      const failure = await catalog.load(table).catch((reason: unknown) => reason as Error);
      expect(failure).toMatchObject({ code: 'targetUnauthorized' });
      expect((failure as Error).message).not.toContain('hidden');
    },
    auth,
  );
});

it.each<[string, CatalogAuth, string]>([
  ['a fixed token', { kind: 'bearer', token: new Secret('s3cr3t-T0ken') }, 's3cr3t-T0ken'],
  ['a token that it issued', { kind: 'oauth2', clientId: 'id', clientSecret: new Secret('hidden') }, 'issued-T0ken'],
])('does not show %s that the catalog repeats when it refuses', async (_, auth, repeated) => {
  const issued = '{"access_token":"issued-T0ken"}';
  await withCatalog(
    (line) => (line.endsWith('/tokens') ? [200, issued] : [403, error('Forbidden', `bad token ${repeated}`)]),
    (catalog) =>
      expect(catalog.load(table)).rejects.toMatchObject({
        message: 'table a.b.c d: the catalog answered 403 Forbidden: bad token [secret]',
      }),
    auth,
  );
});

it.each([
  ['table', 'GET /v1/ws', 64 * 1024 * 1024, 'table a.b.c d: the answer is longer than 67108864 bytes'],
  ['token', 'POST', 64 * 1024, '/v1/oauth/tokens: the answer is longer than 65536 bytes'],
])('does not take an answer about a %s that is longer than any is', async (_, asked, mostBytes, message) => {
  await withCatalog(
    (line) => [200, line.startsWith(asked) ? ' '.repeat(mostBytes + 1) : '{"access_token":"t"}'],
    (catalog) =>
      expect(catalog.load(table)).rejects.toMatchObject({
        code: 'targetAnswerInvalid',
        message: expect.stringContaining(message) as string,
      }),
    { kind: 'oauth2', clientId: 'id', clientSecret: new Secret('hidden') },
  );
});

it('sends a fixed token, and refuses sigv4', async () => {
  await withCatalog(
    (_, authorization) => [authorization === 'Bearer fixed' ? 404 : 401, ''],
    (catalog) => expect(catalog.load(table)).rejects.toMatchObject({ code: 'tableNotFound' }),
    { kind: 'bearer', token: new Secret('fixed') },
  );
  expect(() => restCatalog({ url: 'http://x', auth: { kind: 'sigv4' } })).toThrow('sigv4 is not supported');
});

it('says of a catalog at a refused address, and of its tokens, that this will not pass by itself', async () => {
  const dispatcher = new Agent({ connect: guardedConnector([]) });
  const clientCredentials: CatalogAuth = {
    kind: 'oauth2',
    tokenUrl: 'http://127.0.0.1:9/token',
    clientId: 'me',
    clientSecret: new Secret('hidden'),
  };
  for (const auth of [{ kind: 'none' } as const, clientCredentials]) {
    const catalog = restCatalog({ url: 'http://127.0.0.1:9', auth, dispatcher });
    await expect(catalog.load(table)).rejects.toMatchObject({
      code: 'addressRefused',
      message: expect.stringContaining('127.0.0.1 is not a public address') as string,
    });
  }
  await dispatcher.close();
});
