// Every route with every scope, by one table.
import { allowedBy, roles, scopes, scopesOf, type Scope } from '../../../src/model/access';
import { appendPath } from '../../../src/api/append/routes';
import { startApi, type RunningApi } from '../start-api';
import { callWith, makeToken, person, withToken, type Person } from './people';

/** What each route under /v1 needs. Those without a token of their own need no scope: `anything`. */
const needs: Record<Scope | 'anything', string[]> = {
  ingest: ['POST /sources/{sourceId}/events', 'POST /sources/{sourceId}/in', `POST ${appendPath}`],
  read: [
    'GET /sources',
    'GET /sources/deleted',
    'GET /sources/{sourceId}',
    'GET /sources/{sourceId}/settings',
    'GET /sources/{sourceId}/statistics',
    'GET /sources/{sourceId}/statistics/series',
    'GET /sources/{sourceId}/versions',
    'GET /sources/{sourceId}/versions/{number}',
    'GET /sources/{sourceId}/types',
    'GET /sources/{sourceId}/types/{type}',
    'GET /sources/{sourceId}/sinks',
    'GET /sources/{sourceId}/sinks/deleted',
    'GET /sources/{sourceId}/sinks/{sinkId}',
    'GET /sources/{sourceId}/sinks/{sinkId}/settings',
    'GET /sources/{sourceId}/sinks/{sinkId}/statistics',
    'GET /sources/{sourceId}/sinks/{sinkId}/statistics/series',
    'GET /sources/{sourceId}/sinks/{sinkId}/statistics/files',
    'GET /sources/{sourceId}/sinks/{sinkId}/versions',
    'GET /sources/{sourceId}/sinks/{sinkId}/versions/{number}',
    'GET /sources/{sourceId}/rejected-records',
    'GET /sources/{sourceId}/relay',
    'GET /sources/{sourceId}/schedule',
    'GET /sources/{sourceId}/sinks/{sinkId}/table',
    'GET /events',
    'GET /events/{uid}',
    'GET /events/{uid}/chain',
    'GET /functions/logs',
    'GET /deliveries',
    'GET /deliveries/{id}',
    'GET /statistics',
    'GET /statistics/series',
    'POST /codec/decode',
    'GET /bulk',
    'GET /bulk/{id}',
    'GET /kv/{collection}',
    'GET /kv/{collection}/watch',
    'GET /kv/{collection}/{key}',
    'GET /tokens',
    'GET /tokens/{tokenId}',
    'DELETE /tokens/{tokenId}',
  ],
  operate: [
    'POST /sources',
    'PATCH /sources/{sourceId}',
    'DELETE /sources/{sourceId}',
    'GET /sources/{sourceId}/secret',
    'POST /sources/{sourceId}/disable',
    'POST /sources/{sourceId}/enable',
    'POST /sources/{sourceId}/undelete',
    'POST /sources/{sourceId}/rotate-secret',
    'POST /sources/{sourceId}/test',
    'POST /sources/{sourceId}/statistics/clear',
    'POST /sources/{sourceId}/versions/{number}/rollback',
    'PUT /sources/{sourceId}/types/{type}',
    'DELETE /sources/{sourceId}/types/{type}',
    'POST /sources/{sourceId}/sinks',
    'PATCH /sources/{sourceId}/sinks/{sinkId}',
    'DELETE /sources/{sourceId}/sinks/{sinkId}',
    'POST /sources/{sourceId}/sinks/{sinkId}/disable',
    'POST /sources/{sourceId}/sinks/{sinkId}/enable',
    'POST /sources/{sourceId}/sinks/{sinkId}/pause',
    'POST /sources/{sourceId}/sinks/{sinkId}/resume',
    'POST /sources/{sourceId}/sinks/{sinkId}/undelete',
    'POST /sources/{sourceId}/sinks/{sinkId}/rotate-secret',
    'POST /sources/{sourceId}/sinks/{sinkId}/verify-token',
    'POST /sources/{sourceId}/sinks/{sinkId}/test',
    'POST /sources/{sourceId}/sinks/{sinkId}/statistics/clear',
    'POST /sources/{sourceId}/sinks/{sinkId}/versions/{number}/rollback',
    'POST /sources/{sourceId}/go-on',
    'POST /sources/{sourceId}/backfill',
    'POST /sources/{sourceId}/sinks/{sinkId}/table/go-on',
    'POST /sources/{sourceId}/sinks/{sinkId}/table/orphans',
    'POST /sources/{sourceId}/sinks/{sinkId}/table/expire',
    'POST /codec/encode',
    'POST /configuration/diff',
    'POST /bulk',
    'POST /bulk/{id}/cancel',
    'PUT /kv/{collection}/{key}',
    'DELETE /kv/{collection}/{key}',
    'POST /deliveries/{id}/retry',
    'POST /deliveries/{id}/amend',
    'POST /deliveries/{id}/discard',
  ],
  admin: [
    'GET /encryption',
    'POST /encryption/rotate',
    'GET /users',
    'POST /users',
    'GET /users/{user}',
    'PATCH /users/{user}',
    'DELETE /users/{user}',
    'POST /users/{user}/deactivate',
    'POST /users/{user}/reactivate',
    'POST /users/{user}/password',
    'GET /audit',
    'POST /projects',
    'PATCH /projects/{projectId}',
    'DELETE /projects/{projectId}',
    'GET /projects/{projectId}/members',
    'PUT /projects/{projectId}/members/{user}',
    'DELETE /projects/{projectId}/members/{user}',
  ],
  anything: [
    ...['GET /session', 'POST /session/password', 'DELETE /session', 'POST /tokens'],
    ...['GET /projects', 'GET /projects/{projectId}'],
  ],
};

/** What a token with this one scope may do. */
const includes: Record<Scope, Scope[]> = {
  ingest: ['ingest'],
  read: ['read'],
  operate: ['ingest', 'read', 'operate'],
  admin: ['ingest', 'read', 'operate', 'admin'],
};

/** Of those that name no source: what a token limited to some may ask all the same, to see what is of those. */
const forLimited = [
  ...['GET /sources', 'GET /sources/deleted', 'GET /events', 'GET /events/{uid}', 'GET /statistics'],
  'GET /events/{uid}/chain',
  ...['GET /deliveries', 'GET /deliveries/{id}', 'POST /deliveries/{id}/retry', 'POST /deliveries/{id}/amend'],
  ...['POST /bulk', 'GET /bulk', 'GET /bulk/{id}', 'POST /bulk/{id}/cancel'],
  ...['POST /deliveries/{id}/discard', 'GET /statistics/series', 'GET /session'],
  ...['GET /projects', 'GET /projects/{projectId}'],
  ...['GET /tokens', 'GET /tokens/{tokenId}', 'DELETE /tokens/{tokenId}'],
];

const routes = Object.entries(needs).flatMap(([scope, names]) =>
  names.map((name): [string, Scope | 'anything'] => [name, scope as Scope | 'anything']),
);
const uuid = '01a1fdfe-456a-73ad-aba1-5a0f9f6cd218';
const segments: Record<string, string> = {
  sinkId: 'none',
  number: '1',
  uid: uuid,
  id: uuid,
  tokenId: uuid,
  user: 'none',
  // No name of one: a watch would have no end.
  collection: '%20',
  key: 'none',
};

let api: RunningApi;
let root: Person;
beforeAll(async () => {
  api = await startApi();
  root = await person(api, 'root', 'owner');
  await api.source('shop');
});
afterAll(() => api.close());

const pathOf = (path: string): string => (path === appendPath ? path : `/v1${path}`);

/** The code of the error that it is answered with. */
async function codeOf(call: ReturnType<typeof callWith>, name: string, sourceId = 'none'): Promise<string | undefined> {
  const [method = '', path = ''] = name.split(' ');
  const filled = path.replace(/\{(\w+)\}/g, (_, part: string) =>
    part === 'sourceId' ? sourceId : (segments[part] ?? ''),
  );
  const body = method === 'POST' || method === 'PATCH' ? {} : undefined;
  return (await call<{ error?: string } | undefined>(method, pathOf(filled), body)).body?.error;
}

it('has every route of the API', async () => {
  const { paths } = (await api.send<{ paths: Record<string, object> }>('/openapi.json')).body;
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const known = [
    ...routes.map(([name]) => name.replace(/ (.*)/, (_, path: string) => ` ${pathOf(path)}`)),
    'POST /v1/session',
  ];
  expect(described.filter((name) => name.includes('/v1/')).sort()).toEqual(known.sort());
});

describe.each(scopes)('a token with the scope %s', (scope) => {
  let call: ReturnType<typeof withToken>;
  beforeAll(async () => {
    call = withToken(api, (await makeToken(root, [scope])).token);
  });

  it.each(routes)('%s', async (name, needed) => {
    const isAllowed = needed === 'anything' || includes[scope].includes(needed);
    const code = await codeOf(call, name);
    expect([name, code === 'penstock.forbidden']).toEqual([name, !isAllowed]);
    expect(code).not.toBe('penstock.unauthorized');
  });
});

it.each(routes)('%s asks who it is', async (name) => {
  expect(await codeOf(callWith(api, {}), name)).toBe('penstock.unauthorized');
});

describe('a token limited to one source', () => {
  let call: ReturnType<typeof withToken>;
  beforeAll(async () => {
    call = withToken(api, (await makeToken(root, ['operate'], { sourceIds: ['shop'] })).token);
  });

  it.each(routes)('%s', async (name, needed) => {
    const isAllowed = needed !== 'admin';
    const hasSource = name.includes('{sourceId}');
    const isRefusedElsewhere = (await codeOf(call, name, 'bank')) === 'penstock.forbidden';
    expect([name, isRefusedElsewhere]).toEqual([name, !forLimited.includes(name)]);
    // Nothing that would take the source away.
    if (!hasSource || name === 'DELETE /sources/{sourceId}') return;
    expect([name, (await codeOf(call, name, 'shop')) === 'penstock.forbidden']).toEqual([name, !isAllowed]);
  });
});

it('lets roles do what their scopes do', () => {
  expect(Object.fromEntries(roles.map((role) => [role, [...scopesOf(role)].sort()]))).toEqual({
    owner: ['admin', 'ingest', 'operate', 'read'],
    operator: ['ingest', 'operate', 'read'],
    viewer: ['read'],
  });
  for (const scope of scopes) expect([...allowedBy([scope])].sort()).toEqual([...includes[scope]].sort());
});
