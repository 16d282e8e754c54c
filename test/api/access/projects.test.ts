// Every route, tried by an owner of one project on what is of another: nothing is seen, changed or told.
import { writeFunctionLog } from '../../../src/ledger/function-logs';
import type { BulkOrder } from '../../../src/model/bulk';
import { PenstockError } from '../../../src/model/errors';
import { endpointCatalogs } from '../../../src/tables/endpoint/catalogs';
import { appendPath } from '../../../src/api/append/routes';
import { startApi, type RunningApi } from '../start-api';
import { callWith, makeToken, person, type Person } from './people';

/** In every name of what is of the project `alpha`: no answer to anybody else has it. */
const word = 'zebra';
const uuid = '01a1fdfe-456a-73ad-aba1-5a0f9f6cd218';
const webhook = { type: 'webhook', config: { url: 'https://example.com/hook' } };

let api: RunningApi;
let begun: BulkOrder[];
/** Owner of alpha, and of nothing else. */
let ann: Person;
/** Owner of beta, and of nothing else. */
let bob: Person;
/** What there is in alpha, by the name of the part of a path that names it. */
let things: Record<string, string>;

beforeAll(async () => {
  begun = [];
  const find = (id: string) => {
    const order = begun.find((one) => one.id === id);
    if (!order) throw new PenstockError('bulkNotFound', `there is no bulk operation "${id}"`);
    return Promise.resolve({
      order,
      progress: { state: 'running' as const, done: 0, failed: 0, skipped: 0, failures: [] },
    });
  };
  api = await startApi({
    bulk: {
      begin: (order) => Promise.resolve(void begun.push(order)),
      list: (_limit, isMeant) => Promise.resolve(begun.filter(({ filter }) => isMeant(filter.sourceId))),
      find,
      cancel: find,
    },
    catalogs: endpointCatalogs.parse({ [`${word}-lake`]: { url: 'http://127.0.0.1:1/catalog', project: 'alpha' } }),
  });
  [ann, bob] = [await member('ann', 'alpha'), await member('bob', 'beta')];
  things = await fill(ann);
});
afterAll(() => api.close());

async function member(name: string, project: string): Promise<Person> {
  const made = await person(api, name, 'member');
  await ok(api.call('POST', '/v1/projects', { id: project }));
  await ok(api.call('PUT', `/v1/projects/${project}/members/${name}`, { role: 'owner' }));
  return made;
}

async function ok<Body>(answered: Promise<{ status: number; text: string; body: Body }>): Promise<Body> {
  const { status, text, body } = await answered;
  if (status >= 300) throw new Error(text);
  return body;
}

/** One of everything in alpha. */
async function fill({ call }: Person): Promise<Record<string, string>> {
  const source = `${word}-shop`;
  const hook = `${word}-hook`;
  await ok(call('POST', '/v1/sources', { id: source, type: 'http', description: word }));
  await ok(call('POST', `/v1/sources/${source}/sinks`, { id: hook, ...webhook }));
  await ok(call('POST', '/v1/sources', { id: `${word}-gone`, type: 'http' }));
  await ok(call('DELETE', `/v1/sources/${word}-gone`));
  const emitted = { type: `${word}.made`, id: word, data: { of: word } };
  const { event, deliveries } = await ok<{ event: { uid: string }; deliveries: { id: string }[] }>(
    call('POST', `/v1/sources/${source}/events`, emitted) as never,
  );
  const [delivery] = deliveries;
  const log = { functionName: word, deliveryId: delivery?.id ?? '', attempt: 1, lines: [] };
  await writeFunctionLog(api.ledger.db, { ...log, lines: [{ level: 'info', message: word }] });
  await ok(call('PUT', `/v1/kv/${word}/${word}`, word));
  const bulk = { verb: 'retry', filter: { sourceId: source } };
  const order = await ok<BulkOrder>(call('POST', '/v1/bulk', bulk, { 'idempotency-key': 'k' }) as never);
  const { id: tokenId } = await makeToken(ann, ['read'], { name: word, project: 'alpha' });
  return {
    ...{ sourceId: source, sinkId: hook, number: '1', uid: event.uid, delivery: delivery?.id ?? '', bulk: order.id },
    ...{ tokenId, collection: word, key: word, projectId: 'alpha', user: 'ann', type: `${word}.made` },
  };
}

/** The same parts, of things that are nowhere. */
const nothing: Record<string, string> = {
  ...{ sourceId: 'nothing', sinkId: 'nothing', number: '1', uid: uuid, delivery: uuid, bulk: uuid },
  ...{ tokenId: uuid, collection: 'nothing', key: 'nothing', projectId: 'nothing', user: 'nobody', type: 'nothing' },
};

/** What a route is sent so that only what it is about can be wrong with it; without one, `{}` where a body is taken. */
const bodies: Record<string, unknown> = {
  'PATCH /sources/{sourceId}': { name: 'mine' },
  'POST /sources/{sourceId}/events': { type: 'x' },
  'POST /sources/{sourceId}/go-on': { from: 'latest' },
  'POST /sources/{sourceId}/sinks': { id: 'mine', ...webhook },
  'PATCH /sources/{sourceId}/sinks/{sinkId}': { name: 'mine' },
  'POST /sources/{sourceId}/sinks/{sinkId}/table/go-on': { from: 'latest' },
  'POST /deliveries/{id}/amend': { data: 1 },
  'PUT /projects/{projectId}/members/{user}': { role: 'owner' },
  'PUT /sources/{sourceId}/types/{type}': { mode: 'ignore' },
  'POST /sources/{sourceId}/backfill': { from: '2025-01-01T00:00:00Z', to: '2025-01-01T01:00:00Z' },
};

/** Routes that name something, and answer otherwise than that there is no such thing. */
const answersElse: Record<string, number> = {
  // Whoever writes a key or lists a collection has it.
  'GET /kv/{collection}': 200,
  'PUT /kv/{collection}/{key}': 201,
  // Of the deployment.
  ...Object.fromEntries(
    [
      ...['GET /users/{user}', 'PATCH /users/{user}', 'DELETE /users/{user}', 'POST /users/{user}/password'],
      ...['POST /users/{user}/deactivate', 'POST /users/{user}/reactivate'],
      ...['PATCH /projects/{projectId}', 'DELETE /projects/{projectId}'],
    ].map((name) => [name, 403]),
  ),
};
/** Goes on until somebody ends it: tried below. */
const endless = 'GET /kv/{collection}/watch';

/** Routes that name nothing: what bob sends, and the status. None of the answers has anything of alpha. */
const namesNothing: Record<string, [status: number, body?: (() => unknown) | undefined, query?: () => string]> = {
  'GET /sources': [200],
  'GET /sources/deleted': [200],
  'POST /sources': [201, () => ({ id: 'mine', type: 'http' })],
  'GET /events': [200, undefined, () => `?rootid=${things.uid}`],
  'GET /deliveries': [200, undefined, () => `?rootid=${things.uid}`],
  'GET /functions/logs': [200, undefined, () => `?deliveryId=${things.delivery}`],
  'GET /statistics': [200],
  'GET /statistics/series': [200],
  'GET /bulk': [200],
  'POST /bulk': [404, () => ({ verb: 'retry', filter: { sourceId: things.sourceId } })],
  'GET /tokens': [200],
  'POST /tokens': [400, () => ({ name: 'x', scopes: ['read'], project: 'alpha' })],
  'GET /audit': [200],
  'GET /session': [200],
  'POST /session/password': [401, () => ({ currentPassword: 'wrong', password: 'correct horse battery' })],
  'DELETE /session': [204],
  'POST /configuration/diff': [200, () => ({ sources: [], prune: 'apply' })],
  'POST /codec/decode': [403, () => ({ payloads: [] })],
  'POST /codec/encode': [403, () => ({ payloads: [] })],
  'GET /encryption': [403],
  'POST /encryption/rotate': [403],
  'GET /users': [403],
  'POST /users': [403, () => ({ name: 'eve', role: 'owner', password: 'correct horse battery' })],
  'GET /projects': [200],
  'POST /projects': [403, () => ({ id: 'gamma' })],
  [`POST ${appendPath}`]: [404, () => anAppend(`${word}-lake`)],
};

const anAppend = (catalog: string) => ({
  spec: {
    ...{ catalog, namespace: 'n', table: 't', partition_transform: '', sort_order: '' },
    schema: [{ id: 1, name: 'id', type: 'string', required: true }],
  },
  rows: [{ id: 'x' }],
});

async function everyRoute(): Promise<string[]> {
  const { paths } = (await api.send<{ paths: Record<string, object> }>('/openapi.json')).body;
  return Object.entries(paths)
    .flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((name) => name.includes(' /v1/') || name.includes(appendPath))
    .map((name) => name.replace(' /v1/', ' /'))
    .filter((name) => name !== 'POST /session');
}

/** The parts of a path by their names; an id is that of a bulk operation or of a delivery. */
const filled = (name: string, parts: Record<string, string>): string =>
  name.replace(/\{(\w+)\}/g, (whole, part: string) => {
    const kind = part === 'id' ? (name.includes('/bulk/') ? 'bulk' : 'delivery') : part;
    const value = parts[kind];
    if (value === undefined) throw new Error(`${name}: there is no case for ${whole}`);
    return encodeURIComponent(value);
  });

async function send(by: Person, name: string, body?: unknown, query = '', headers: Record<string, string> = {}) {
  const [method = '', path = ''] = name.split(' ');
  const given = method === 'GET' || method === 'DELETE' ? undefined : (body ?? {});
  return by.call<{ message?: string } | undefined>(
    method,
    (path === appendPath ? path : `/v1${path}`) + query,
    given,
    headers,
  );
}

/** All that ann can see. */
async function allOfAlpha(): Promise<string> {
  const paths = [
    ...['/sources', '/sources/deleted', '/events', '/deliveries', '/functions/logs', '/statistics', '/bulk', '/audit'],
    ...[`/sources/${things.sourceId}/sinks`, `/sources/${things.sourceId}/versions`, `/events/${things.uid}`],
    ...[`/sources/${things.sourceId}/secret`, `/kv/${word}`, '/projects', '/projects/alpha/members', '/tokens'],
  ];
  const seen = [];
  for (const path of paths) seen.push(JSON.stringify(await ok(ann.call('GET', `/v1${path}`))));
  return seen.join('\n').replace(/"revision":\d+,"entries"/g, '"entries"');
}

it('is there for its own members', async () => {
  const seen = await allOfAlpha();
  expect(seen).toContain(`"path":"/in/alpha~${word}-shop/`);
  // Nowhere else does the ledger's own name of a source come out.
  expect(seen.replaceAll('"path":"/in/alpha~', '')).not.toContain('~');
  expect(seen).toContain(`"target":"source/${word}-shop"`);
  for (const kind of ['"accepted":1', '"source.created"', '"bulk.begun"', '"token.created"', '"project.created"']) {
    expect(seen).toContain(kind);
  }
});

describe('somebody of another project', () => {
  it('finds none of it by its name, changes none, and is told the same as of what is nowhere', async () => {
    const before = await allOfAlpha();
    const qualified = { ...things, sourceId: `alpha~${things.sourceId}`, collection: 'alpha~x' };
    for (const name of (await everyRoute()).filter((one) => one.includes('{') && one !== endless)) {
      const of = async (parts: Record<string, string>) => {
        const { status, text } = await send(bob, filled(name, parts), bodies[name]);
        const sent = [...Object.values(parts)].sort((a, b) => b.length - a.length);
        return { status, text: sent.reduce((shown, part) => shown.replaceAll(part, '…'), text) };
      };
      const answered = await of(things);
      expect([name, answered.status]).toEqual([name, answersElse[name] ?? 404]);
      expect(answered.text).not.toContain(word);
      const isOfStore = name.includes('{collection}');
      if (!isOfStore) expect([name, answered]).toEqual([name, await of(nothing)]);
      if (isOfStore) await bob.call('DELETE', `/v1/kv/${word}/${word}`);
      const byQualified = await of(qualified);
      expect([name, byQualified.status]).toEqual([name, isOfStore ? 400 : answered.status]);
    }
    expect(await allOfAlpha()).toBe(before);
  });

  it('sees none of it in any list, count or other answer', async () => {
    const before = await allOfAlpha();
    const routes = (await everyRoute()).filter((one) => !one.includes('{'));
    expect(routes.sort()).toEqual(Object.keys(namesNothing).sort());
    // Ended as the last.
    const inTurn = routes.sort((a, b) => Number(a.startsWith('DELETE')) - Number(b.startsWith('DELETE')));
    const eve = await person(api, 'eve', 'member');
    await ok(api.call('PUT', '/v1/projects/beta/members/eve', { role: 'owner' }));
    for (const name of inTurn) {
      const [status, body, query] = namesNothing[name] ?? [0];
      for (const search of query ? ['', query()] : ['']) {
        const given = body?.();
        const answered = await send(eve, name, given, search);
        expect([name, answered.status, answered.text]).toEqual([name, status, expect.any(String)]);
        const own = JSON.stringify(given ?? '').includes(word);
        const shown = own ? answered.text.replaceAll(/"[^"]*zebra[^"]*\\"/g, '') : answered.text;
        expect([name, shown]).toEqual([name, expect.not.stringContaining(word)]);
        expect(answered.text).not.toContain(things.uid);
        expect(answered.text).not.toContain(things.delivery);
        expect(answered.text).not.toContain('alpha~');
        if (name.startsWith('GET /statistics')) expect(answered.text).not.toContain('"accepted":1');
      }
    }
    expect(await allOfAlpha()).toBe(before);
  });

  it('is refused where they name that project, and not told whether there is one', async () => {
    for (const name of await everyRoute()) {
      const answered = async (project: string) => {
        const { status, text } = await send(bob, filled(name, things), bodies[name], '', {
          'penstock-project': project,
        });
        return { status, text: text.replaceAll(project, '…') };
      };
      const ofAlpha = await answered('alpha');
      expect([name, ofAlpha.status]).toEqual([name, 403]);
      expect([name, ofAlpha]).toEqual([name, await answered('nowhere')]);
    }
  });

  it('watches a collection of that name, and hears of their own changes alone', async () => {
    const gone = new AbortController();
    const watched = await fetch(`${api.url}/v1/kv/${word}/watch?after=0`, {
      headers: { cookie: bob.cookie },
      signal: gone.signal,
    });
    await ok(bob.call('PUT', `/v1/kv/${word}/own`, 'mine'));
    let heard = '';
    const decoder = new TextDecoder();
    for await (const bytes of watched.body ?? []) {
      heard += decoder.decode(bytes as Uint8Array);
      if (heard.includes('"own"')) break;
    }
    gone.abort();
    const told = [...heard.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as { newValue: string });
    expect(told.at(-1)).toMatchObject({ collection: word, key: 'own', newValue: 'mine' });
    expect(told.filter(({ newValue }) => newValue === word)).toEqual([]);
  });

  it('gets no metrics of it; an owner of the deployment does', async () => {
    const labels = (text: string) => text.split('\n').filter((line) => line.includes(`source="alpha~${word}-shop"`));
    expect(labels((await api.send('/metrics')).text)).toEqual([]);
    const { token } = await makeToken(bob, ['admin']);
    const ofBob = { headers: { authorization: `Bearer ${token}` } };
    expect(labels((await api.send('/metrics', ofBob)).text)).toEqual([]);
    const { text } = await api.call('GET', '/metrics');
    expect(labels(text)).toContainEqual(expect.stringContaining('penstock_sink_accepted'));
  });
});

describe('who is in which project', () => {
  const inProject = (project: string) => ({ 'penstock-project': project });

  it('is told by GET /v1/session, with what they may do there', async () => {
    const both = await person(api, 'both', 'viewer');
    await ok(api.call('PUT', '/v1/projects/alpha/members/both', { role: 'operator' }));
    expect((await both.call('GET', '/v1/session')).body).toMatchObject({ project: 'default', scopes: ['read'] });
    const inAlpha = await both.call('GET', '/v1/session', undefined, inProject('alpha'));
    expect(inAlpha.body).toMatchObject({
      project: 'alpha',
      projects: { alpha: 'operator' },
      scopes: ['operate', 'read', 'ingest'],
    });
    const listed = await both.call<{ projects: { id: string }[] }>('GET', '/v1/projects');
    expect(listed.body.projects.map(({ id }) => id)).toEqual(['alpha', 'default']);

    const { token } = await makeToken(both, ['read'], { project: 'alpha' });
    const limited = callWith(api, { authorization: `Bearer ${token}` });
    expect((await limited('GET', '/v1/session')).body).toMatchObject({ project: 'alpha', projects: {} });
    expect((await limited('GET', '/v1/session', undefined, inProject('default'))).status).toBe(403);
    expect((await limited('GET', '/v1/projects')).text).not.toContain('default');
    await makeToken(both, ['read'], { name: 'for-default' });
    expect((await limited('GET', '/v1/tokens')).text).not.toContain('for-default');

    await ok(ann.call('DELETE', '/v1/projects/alpha/members/both'));
    expect((await limited('GET', '/v1/sources')).status).toBe(403);
    expect((await both.call('GET', '/v1/session', undefined, inProject('alpha'))).status).toBe(403);
  });

  it('may do what the role there allows, and nothing without one', async () => {
    const eva = await person(api, 'eva', 'member');
    expect((await eva.call('GET', '/v1/sources')).status).toBe(403);
    expect((await eva.call('GET', '/v1/session')).body).toMatchObject({ scopes: [], project: 'default' });
    await ok(ann.call('PUT', '/v1/projects/alpha/members/eva', { role: 'viewer' }));
    expect((await eva.call('GET', '/v1/sources')).text).toContain(word);
    expect((await eva.call('DELETE', `/v1/sources/${word}-shop`)).status).toBe(403);
    expect((await eva.call('GET', '/v1/audit')).status).toBe(403);
    expect((await eva.call('PUT', '/v1/projects/alpha/members/eva', { role: 'owner' })).status).toBe(403);
  });

  it('does not change what the requests of a member are about that name no project, when another one takes them in', async () => {
    const zoe = await person(api, 'zoe', 'member');
    await ok(api.call('PUT', '/v1/projects/beta/members/zoe', { role: 'operator' }));
    await ok(ann.call('PUT', '/v1/projects/alpha/members/zoe', { role: 'viewer' }));
    expect((await zoe.call('GET', '/v1/session')).body).toMatchObject({ project: 'beta' });
    await ok(api.call('DELETE', '/v1/projects/beta/members/zoe'));
    expect((await zoe.call('GET', '/v1/session')).body).toMatchObject({ project: 'alpha' });
  });

  it('is kept in the order of joining, whatever the projects are called', async () => {
    const carl = await person(api, 'carl', 'member');
    await ok(api.call('PUT', '/v1/projects/beta/members/carl', { role: 'operator' }));
    await ok(api.call('POST', '/v1/projects', { id: '7' }));
    await ok(api.call('PUT', '/v1/projects/7/members/carl', { role: 'viewer' }));
    expect((await carl.call('GET', '/v1/session')).body).toMatchObject({
      project: 'beta',
      projects: { 7: 'viewer', beta: 'operator' },
    });
  });

  it('limits a token to sources of the project that the request is about', async () => {
    const { token, ...made } = await makeToken(ann, ['operate'], { sourceIds: [`${word}-shop`] });
    expect(made).toMatchObject({ project: 'alpha', sourceIds: [`${word}-shop`] });
    const limited = callWith(api, { authorization: `Bearer ${token}` });
    expect((await limited('GET', '/v1/sources')).text).toContain(`${word}-shop`);
    expect((await limited('GET', `/v1/sources/${word}-shop`)).status).toBe(200);
    const elsewhere = await limited<{ message: string }>('GET', '/v1/sources/other');
    expect(elsewhere).toMatchObject({ status: 403, body: { message: expect.not.stringContaining('~') as string } });
  });

  it('tells owners of the deployment that a project is nowhere', async () => {
    const answer = await api.call('GET', '/v1/sources', undefined, inProject('nowhere'));
    expect(answer).toMatchObject({ status: 404, body: { error: 'penstock.projectNotFound' } });
    const inAlpha = await api.call('GET', '/v1/sources', undefined, inProject('alpha'));
    expect(inAlpha.text).toContain(word);
    expect((await api.call('GET', '/v1/sources')).text).not.toContain(word);
  });
});
