// Two projects that call everything the same, each on its own.
import { sql } from 'drizzle-orm';
import { takeDeadLetters } from '../../../src/sources/deadletter/take-dead-letters';
import { takeNotices } from '../../../src/sources/notices/take-notices';
import { pauseTroubledSink } from '../../../src/ledger/flow/pause-sink';
import { createAccept } from '../../../src/sources/accept';
import { silent } from '../../support/silent';
import { onEveryApi, refusal, type Answer, type RunningApi } from '../start-api';

interface Listed {
  events: { uid: string; id: string; type: string; source: string; sourceId: string }[];
}
interface Made {
  event: { uid: string };
  duplicate: boolean;
  deliveries: { id: string; state: string; reason?: string }[];
}

const webhook = { type: 'webhook', config: { url: 'https://example.com/hook' } };
const names = ['default', 'alpha', 'beta'];

onEveryApi((api) => {
  type In = <Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer<Body>>;
  const inProject =
    (project: string): In =>
    (method, path, body, headers) =>
      api().call(method, `/v1${path}`, body, { 'penstock-project': project, ...headers });
  const each = names.map((name) => [name, inProject(name)] as const);
  const alpha = inProject('alpha');
  const beta = inProject('beta');

  const created = async <Body>(answered: Promise<Answer<Body>>): Promise<Body> => {
    const { status, text, body } = await answered;
    if (status >= 300) throw new Error(text);
    return body;
  };
  const emit = (by: In, event: object = {}, source = 'shop') =>
    created(by<Made>('POST', `/sources/${source}/events`, { type: 'order.made', ...event }));
  const eventsOf = async (by: In, source = 'shop') =>
    (await created(by<Listed>('GET', `/events?sourceId=${source}`))).events;

  beforeAll(async () => {
    for (const id of ['alpha', 'beta']) await created(api().call('POST', '/v1/projects', { id }));
  });
  beforeEach(async () => {
    await api().ledger.db.execute(sql`
      truncate sources, sinks, deleted_sources, deleted_sinks, deliveries, events, statistics, versions, secrets, chains,
        notices, kv_entries, idempotency_keys cascade`);
    await api().ledger.db.execute(sql`update projects set max_sources = null, max_sinks_per_source = null`);
    for (const [, by] of each) {
      await created(by('POST', '/sources', { id: 'shop', type: 'http' }));
      await created(by('POST', '/sources/shop/sinks', { id: 'hook', ...webhook }));
    }
  });

  it.each([
    ['deadletter', {}],
    ['http', {}],
    ['kafka', { config: { brokers: ['localhost:1'], topics: ['t'], group: 'g' } }],
    ['kv', {}],
    ['outbox', { secret: 'postgresql://shop@localhost/shop' }],
    ['penstock', {}],
    ['schedule', { config: { every: '1h' } }],
  ])('name a source of type %s by its id, as they know it, when it is given no name', async (type, given) => {
    expect((await alpha('POST', '/sources', { id: 'unnamed', type, ...given })).body).toMatchObject({
      name: 'unnamed',
    });
  });

  it('have sources, sinks and versions of the same ids, changed and deleted each for itself', async () => {
    await created(alpha('PATCH', '/sources/shop', { name: 'of alpha' }));
    await created(alpha('DELETE', '/sources/shop/sinks/hook'));
    const seen = [];
    for (const [, by] of each) {
      const { body: source } = await by<{ id: string; name: string; version: number }>('GET', '/sources/shop');
      const { body: list } = await by<{ sinks: { sourceId: string; id: string }[] }>('GET', '/sources/shop/sinks');
      seen.push([source.id, source.name, source.version, list.sinks.map(({ sourceId, id }) => [sourceId, id])]);
    }
    expect(seen).toEqual([
      ['shop', 'shop', 1, [['shop', 'hook']]],
      ['shop', 'of alpha', 2, []],
      ['shop', 'shop', 1, [['shop', 'hook']]],
    ]);
    await created(beta('DELETE', '/sources/shop'));
    expect((await beta('GET', '/sources/deleted')).body).toMatchObject({ sources: [{ id: 'shop' }] });
    expect((await alpha('GET', '/sources/deleted')).body).toMatchObject({ sources: [] });
    expect(await beta('GET', '/sources/shop')).toMatchObject(
      refusal(404, 'sourceNotFound', 'source "shop" is deleted; undelete it first'),
    );
    expect((await created(beta('POST', '/sources/shop/undelete'))).id).toBe('shop');
  });

  it('page through their own sources by their own ids', async () => {
    for (const [, by] of each) for (const id of ['a', 'z']) await created(by('POST', '/sources', { id, type: 'kv' }));
    for (const [name, by] of each) {
      const ids: string[] = [];
      let after = '';
      for (let next: string | undefined = ''; next !== undefined;) {
        const { body } = await by<{ sources: { id: string }[]; nextAfterId?: string }>(
          'GET',
          `/sources?limit=1${after}`,
        );
        ids.push(...body.sources.map(({ id }) => id));
        next = body.nextAfterId;
        after = `&afterId=${next}`;
      }
      expect([name, ids]).toEqual([name, ['a', 'shop', 'z']]);
    }
  });

  it('take requests where only they do, and the same event each for itself', async () => {
    const paths = new Map<string, string>();
    for (const [name, by] of each) {
      const { path } = await created(by<{ path: string }>('GET', '/sources/shop/secret'));
      paths.set(name, path);
      const post = () =>
        api().send(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'webhook-id': 'one' },
          body: '{}',
        });
      expect([name, (await post()).status]).toEqual([name, 202]);
      expect([name, (await post()).status]).toEqual([name, 200]);
      expect(await eventsOf(by)).toMatchObject([{ id: 'one', source: '/sources/shop', sourceId: 'shop' }]);
    }
    expect(paths.get('beta')).toMatch(/^\/in\/beta~shop\/[\w-]{48}$/);
    const secret = paths.get('alpha')?.split('/').at(-1) ?? '';
    for (const guessed of [`/in/beta~shop/${secret}`, `/in/shop/${secret}`, '/in/beta~shop', '/in/gamma~shop']) {
      const { status } = await api().send(guessed, { method: 'POST', body: '{}' });
      expect([guessed, [401, 404].includes(status)]).toEqual([guessed, true]);
    }
  });

  it('have statistics of their own, cleared each for itself', async () => {
    await emit(alpha);
    await emit(alpha);
    await emit(beta);
    const accepted = async () => {
      const counts = [];
      for (const [, by] of each) {
        const all = await created(by<{ accepted: number }>('GET', '/statistics'));
        const { hours } = await created(by<{ hours: { accepted: number }[] }>('GET', '/statistics/series'));
        const one = await created(by<{ accepted: number }>('GET', '/sources/shop/statistics'));
        counts.push([all.accepted, hours[0]?.accepted ?? 0, one.accepted]);
      }
      return counts;
    };
    expect(await accepted()).toEqual([
      [0, 0, 0],
      [2, 2, 2],
      [1, 1, 1],
    ]);
    await api().ledger.db.execute(sql`update deliveries set state = 'delivered' where source_id = 'alpha~shop'`);
    await created(alpha('POST', '/sources/shop/statistics/clear'));
    expect(await accepted()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  it('have limits of their own, else those of the deployment', async () => {
    await created(api().call('PATCH', '/v1/projects/alpha', { maxSources: 1, maxSinksPerSource: 1 }));
    expect(await alpha('POST', '/sources', { id: 'two', type: 'http' })).toMatchObject(
      refusal(422, 'resourceLimitReached', 'there are 1 sources already, as many as maxSources of the project allows'),
    );
    expect(await alpha('POST', '/sources/shop/sinks', { id: 'two', ...webhook })).toMatchObject(
      refusal(422, 'resourceLimitReached', 'maxSinksPerSource of the project'),
    );
    await created(beta('POST', '/sources', { id: 'two', type: 'http' }));
    await created(api().call('PATCH', '/v1/projects/alpha', { maxSources: null }));
    await created(alpha('POST', '/sources', { id: 'two', type: 'http' }));
    expect((await api().call('GET', '/v1/projects/alpha')).body).toMatchObject({
      maxSources: null,
      maxSinksPerSource: 1,
    });
  });

  it('count a repeated request each for itself', async () => {
    const key = { 'idempotency-key': 'k' };
    for (const [name, by] of each) {
      const sink = { id: 'once', ...webhook };
      for (const again of [1, 2]) {
        const { status } = await by('POST', '/sources/shop/sinks', sink, key);
        expect([name, again, status]).toEqual([name, again, 201]);
      }
      const made = await by('POST', '/sources', { id: name, type: 'kv' }, key);
      expect([name, made.status]).toEqual([name, 201]);
    }
  });

  it('count the events of a chain each for itself, though senders name it the same', async () => {
    for (const by of [alpha, beta])
      await created(by('PATCH', '/sources/shop/sinks/hook', { policy: { chainLimit: 3 } }));
    const next = async (by: In) => {
      const chained = { 'ce-rootid': 'the-first', 'ce-depth': '1' };
      const made = await created(by<Made>('POST', '/sources/shop/events', { type: 'x' }, chained));
      return made.deliveries[0]?.state;
    };
    for (const by of [alpha, beta]) expect([await next(by), await next(by)]).toEqual(['pending', 'pending']);
    expect([await next(alpha), await next(beta)]).toEqual(['skipped', 'skipped']);
    const [{ uid = '' } = {}] = await eventsOf(alpha);
    const chain = await created(alpha<{ events: object[] }>('GET', `/events/${uid}/chain`));
    expect(chain.events).toHaveLength(3);
  });

  it('have key-value stores of their own, whose changes only their own sources are told of', async () => {
    for (const [name, by] of each) {
      await created(by('POST', '/sources', { id: 'keys', type: 'kv', config: { collections: ['ord*'] } }));
      await created(by('POST', '/sources/keys/sinks', { id: 'hook', ...webhook }));
      await created(by('PUT', '/kv/orders/one', name, { 'if-none-match': '*' }));
    }
    for (const [name, by] of each) {
      const { body: entry } = await by('GET', '/kv/orders/one');
      expect(entry).toMatchObject({ collection: 'orders', key: 'one', value: name });
      const events = await eventsOf(by, 'keys');
      expect(events).toMatchObject([{ type: 'kv.insert', source: '/kv/orders', subject: 'orders/one' }]);
      const { body: event } = await by('GET', `/events/${events[0]?.uid}`);
      expect(JSON.parse((event.body as { text: string }).text)).toMatchObject({ collection: 'orders', newValue: name });
    }
  });

  it('tell handlers of dead letters, and sources of notices, of what is their own', async () => {
    const { db } = api().ledger;
    for (const [, by] of each) {
      for (const type of ['deadletter', 'penstock']) await created(by('POST', '/sources', { id: type, type }));
    }
    expect(await beta('POST', '/sources', { id: 'second', type: 'penstock' })).toMatchObject(
      refusal(409, 'sourceAlreadyExists', 'there is a source of type "penstock" already, "penstock"'),
    );
    const accept = createAccept(db, silent);
    for (const [, by] of each.slice(1)) await emit(by);
    await db.execute(sql`update deliveries set state = 'dead'`);
    await takeDeadLetters(db, accept, silent);
    await pauseTroubledSink(db, 'alpha~shop', 'hook', 'its target answered 410');
    await takeNotices({ db, accept, log: { warn: () => undefined } });

    const told = [];
    for (const [, by] of each) {
      for (const source of ['deadletter', 'penstock']) {
        const events = await eventsOf(by, source);
        told.push(events.length);
        for (const one of events) {
          const { body } = await by('GET', `/events/${one.uid}`);
          expect(one.source).toBe('/sources/shop/sinks/hook');
          expect((body.body as { text: string }).text).toMatch(/"sourceId":"shop"/);
          expect(JSON.stringify(body)).not.toContain('~');
        }
      }
    }
    expect(told).toEqual([0, 0, 1, 1, 1, 0]);
  });
});

describe('a project', () => {
  let running: RunningApi;
  onEveryApi((api) => {
    beforeAll(() => void (running = api()));
    const project = (method: string, path = '', body?: object) => running.call(method, `/v1/projects${path}`, body);

    it('is created, listed, changed and deleted by owners of the deployment', async () => {
      expect(await project('POST', '', { id: 'gamma', name: 'Gamma', maxSources: 2 })).toMatchObject({
        status: 201,
        body: { id: 'gamma', name: 'Gamma', maxSources: 2, maxSinksPerSource: null },
      });
      expect(await project('POST', '', { id: 'gamma' })).toMatchObject(refusal(409, 'projectAlreadyExists', 'gamma'));
      expect(await project('POST', '', { id: 'a~b' })).toMatchObject(refusal(400, 'badRequest', 'id: must be'));
      expect((await project('GET')).body).toMatchObject({ projects: [{ id: 'default' }, { id: 'gamma' }] });
      expect((await project('PATCH', '/gamma', { name: 'G' })).body).toMatchObject({ name: 'G', maxSources: 2 });

      const inGamma = { 'penstock-project': 'gamma' };
      await running.call('POST', '/v1/sources', { id: 'shop', type: 'http' }, inGamma);
      await running.call('PUT', '/v1/kv/orders/one', 1, inGamma);
      expect(await project('DELETE', '/gamma')).toMatchObject(
        refusal(409, 'stateConflict', 'project "gamma" has 1 sources: delete them first'),
      );
      await running.call('DELETE', '/v1/sources/shop', undefined, inGamma);
      expect((await project('DELETE', '/gamma')).status).toBe(204);
      expect(await project('GET', '/gamma')).toMatchObject(refusal(404, 'projectNotFound', 'gamma'));
      expect(await running.call('GET', '/v1/sources', undefined, inGamma)).toMatchObject({ status: 404 });
      expect(await project('POST', '', { id: 'gamma' })).toMatchObject(
        refusal(409, 'projectAlreadyExists', 'or of one that was deleted'),
      );
      expect(await running.ledger.db.execute(sql`select from kv_entries`)).toMatchObject({ rows: [] });
    });

    it('is always there when it is the default one, whose members are users by their roles', async () => {
      expect(await project('DELETE', '/default')).toMatchObject(refusal(409, 'stateConflict', 'always exists'));
      expect(await project('PUT', '/default/members/ada', { role: 'owner' })).toMatchObject(
        refusal(400, 'badRequest', 'set that with PATCH /v1/users/{user}'),
      );
    });

    it('says whom it does not know', async () => {
      await project('POST', '', { id: 'delta' });
      expect(await project('PUT', '/delta/members/nobody', { role: 'owner' })).toMatchObject(
        refusal(404, 'userNotFound', 'nobody'),
      );
      expect(await project('DELETE', '/delta/members/nobody')).toMatchObject(
        refusal(404, 'memberNotFound', 'project "delta" has no member "nobody"'),
      );
      expect(await project('GET', '/delta/members')).toMatchObject({ status: 200, body: { members: [] } });
    });
  });
});
