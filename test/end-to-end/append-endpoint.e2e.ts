// The append endpoint: its contract by hand-made requests, and rows that go in once whatever is repeated.
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { startCatalogProxy, type CatalogProxy, type Fate } from '../support/catalog-proxy';
import { until } from '../support/until';
import { anAction, idsIn, tableSink } from './support/actions';
import { listWatermarks } from '../../src/iceberg/append/watermarks';
import { actionLog } from '../../src/iceberg/table/action-log';
import { createTable } from '../../src/iceberg/create-table';
import { restCatalog } from '../../src/iceberg/catalog/rest-catalog';
import { adminToken, aPlace, ask, up, type Place, type Process } from './support/penstock';

interface Answered {
  status: number;
  body: Record<string, unknown> & { error?: string; message?: string };
}

describeWithIceberg('the append endpoint', () => {
  let place: Place;
  let running: Process;
  let catalog: { url: string };
  let proxy: CatalogProxy;

  beforeAll(async () => {
    catalog = await fileCatalog();
    proxy = await startCatalogProxy(catalog.url);
    place = await aPlace();
    place.env.PENSTOCK_ALLOW_DIRECTORIES = '/tmp';
    place.env.PENSTOCK_ICEBERG_CATALOGS = JSON.stringify({ lake: { url: proxy.url } });
    running = await up(place);
  });
  afterAll(async () => {
    await running?.end('SIGTERM');
    await proxy?.close();
  });

  const make = (name: string) =>
    createTable(
      restCatalog({ url: catalog.url, auth: { kind: 'none' } }),
      { namespace: ['append_e2e'], name },
      actionLog,
    );
  const spec = (table: string, differences: object = {}) => ({
    catalog: 'lake',
    namespace: 'append_e2e',
    table,
    partition_transform: actionLog.partition,
    sort_order: actionLog.order,
    schema: actionLog.columns.map(({ name, type, required }, index) => ({ id: index + 1, name, type, required })),
    ...differences,
  });
  const row = (id: string, differences: object = {}) => ({
    ...anAction(id),
    kafka_ts: 1_790_035_200_123_456,
    object_id: null,
    ...differences,
  });
  const post = async (body: unknown, headers: Record<string, string> = {}): Promise<Answered> => {
    const response = await fetch(`${place.url}/openfoundry/iceberg/v1/append`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answered['body'] };
  };
  const ids = async (table: string) => (await idsIn(catalog.url, `append_e2e.${table}`)).sort();

  it('appends rows, and answers where the table is now', async () => {
    await make('plain');
    const answer = await post({ spec: spec('plain'), rows: [row('a-1'), row('a-2')] });
    expect(answer).toEqual({
      status: 200,
      body: {
        namespace: 'append_e2e',
        table: 'plain',
        rows: 2,
        metadata_location: expect.stringMatching(/\.metadata\.json$/) as string,
      },
    });
    expect(await ids('plain')).toEqual(['a-1', 'a-2']);
  });

  it('answers a repeated key as the first time, and appends its rows once', async () => {
    await make('keyed');
    const body = { spec: spec('keyed'), rows: [row('k-1')] };
    const headers = { 'idempotency-key': 'key-1' };
    const first = await post(body, headers);
    expect(first.status).toBe(200);
    await post({ spec: spec('keyed'), rows: [row('k-2')] });
    expect(await post(body, headers)).toEqual(first);
    expect(await ids('keyed')).toEqual(['k-1', 'k-2']);
    const reordered = Object.fromEntries(Object.entries(row('k-1')).reverse());
    expect(await post({ spec: body.spec, rows: [{ ...reordered, object_id: undefined }] }, headers)).toEqual(first);
  });

  it.each([
    ['more rows', (table: string) => ({ spec: spec(table), rows: [row('k-1'), row('k-3')] })],
    ['another row', (table: string) => ({ spec: spec(table), rows: [row('k-3')] })],
    ['another table', () => ({ spec: spec('keyed'), rows: [row('k-1')] })],
    [
      'other columns',
      (table: string) => ({
        spec: spec(table, { schema: spec(table).schema.filter(({ name }) => name !== 'kafka_ts') }),
        rows: [row('k-1', { kafka_ts: undefined })],
      }),
    ],
  ])('refuses a key that was used with another body: %s', async (what, other) => {
    const table = `other_${what.replaceAll(' ', '_')}`;
    await make(table);
    const headers = { 'idempotency-key': table };
    const sent = { spec: spec(table), rows: [row('k-1')] };
    const first = await post(sent, headers);
    expect(await post(other(table), headers)).toMatchObject({
      status: 400,
      body: { error: 'penstock.badRequest', message: expect.stringContaining('used with another body') as string },
    });
    expect(await post(sent, headers)).toEqual(first);
    expect(await ids(table)).toEqual(['k-1']);
  });

  it('appends one of several bodies that come under one key at once, and refuses the others', async () => {
    await make('raced');
    const answers = await Promise.all(
      ['r-1', 'r-2', 'r-3'].map(async (id) => ({
        id,
        ...(await post({ spec: spec('raced'), rows: [row(id)] }, { 'idempotency-key': 'raced' })),
      })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(await ids('raced')).toEqual([answers.find(({ status }) => status === 200)?.id]);
  });

  it('says how to send what is too large', async () => {
    const answer = await post(`{"spec":"${' '.repeat(128 * 1024 * 1024)}"}`);
    expect(answer).toMatchObject({ status: 413, body: { error: 'penstock.payloadTooLarge' } });
    expect(answer.body.message).toContain('send the rows in several requests');
  });

  it('appends the rows of many at once, each once, and those of one key together once', async () => {
    await make('many');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_none, n) =>
        post({ spec: spec('many'), rows: [row(`m-${n % 10}`)] }, { 'idempotency-key': `many-${n % 10}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await ids('many')).toEqual(Array.from({ length: 10 }, (_none, n) => `m-${n}`));
  });

  it.each([
    ['after the commit was made', 'lose answer'],
    ['before it was made', 'lose request'],
  ] as const)(
    'appends rows once when it is killed %s',
    async (_when, fate) => {
      const table = fate === 'lose answer' ? 'killed_after' : 'killed_before';
      await make(table);
      const body = { spec: spec(table), rows: [row('c-1'), row('c-2')] };
      const headers = { 'idempotency-key': `crash-${table}` };
      let reached: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (reached = resolve));
      if (fate === 'lose answer') {
        const before = proxy.commits;
        // The catalog commits, and nobody hears of it: the program is dead by then.
        proxy.onCommit = () => 'lose answer';
        const posted = post(body, headers).catch(() => undefined);
        await until('the commit', () => proxy.commits > before);
        await until('the rows', async () => (await ids(table)).length === 2);
        await running.end('SIGKILL');
        await posted;
      } else {
        proxy.onCommit = async (): Promise<Fate> => {
          reached();
          await new Promise((resolve) => running.child.once('exit', resolve));
          return 'lose request';
        };
        const posted = post(body, headers).catch(() => undefined);
        await held;
        await running.end('SIGKILL');
        await posted;
      }
      proxy.onCommit = () => 'pass';
      running = await up(place);
      expect(await post(body, headers)).toMatchObject({ status: 200, body: { rows: 2, table } });
      expect(await ids(table)).toEqual(['c-1', 'c-2']);
    },
    180_000,
  );

  it('goes on with a table that was made anew', async () => {
    await make('anew');
    await post({ spec: spec('anew'), rows: [row('n-1')] });
    await fetch(`${catalog.url}/v1/namespaces/append_e2e/tables/anew`, { method: 'DELETE' });
    await make('anew');
    expect(await post({ spec: spec('anew'), rows: [row('n-2')] })).toMatchObject({ status: 200 });
    expect(await post({ spec: spec('anew'), rows: [row('n-3')] })).toMatchObject({ status: 200 });
    expect(await ids('anew')).toEqual(['n-2', 'n-3']);
  });

  it('goes on with a table that was rolled back, and leaves nothing there that says so', async () => {
    await make('back');
    const table = { namespace: ['append_e2e'], name: 'back' };
    const { load, commit } = restCatalog({ url: catalog.url, auth: { kind: 'none' } });
    const append = async (id: string) => {
      expect(await post({ spec: spec('back'), rows: [row(id)] })).toMatchObject({ status: 200 });
      return (await load(table)).metadata;
    };
    const first = await append('b-1');
    const [former] = Object.keys(listWatermarks(await append('b-2')));
    await commit(table, {
      requirements: [],
      updates: [{ action: 'set-snapshot-ref', 'ref-name': 'main', type: 'branch', 'snapshot-id': first.current!.id }],
    });
    const watermarks = Object.keys(listWatermarks(await append('b-3')));
    expect(watermarks).toHaveLength(1);
    expect(watermarks).not.toContain(former);
    expect(await ids('back')).toEqual(['b-1', 'b-3']);
  });

  describe('refuses', () => {
    beforeAll(() => make('strict'));

    const cases: [string, () => unknown, Record<string, string>, number, string, string][] = [
      ['what is no JSON', () => '{"spec":', {}, 400, 'badRequest', 'JSON'],
      [
        'an unknown field',
        () => ({ spec: spec('strict'), rows: [row('x-1')], more: 1 }),
        {},
        400,
        'badRequest',
        'more',
      ],
      [
        'an unknown field of spec',
        () => ({ spec: spec('strict', { x: 1 }), rows: [row('x-1')] }),
        {},
        400,
        'badRequest',
        'spec.x',
      ],
      ['no rows', () => ({ spec: spec('strict'), rows: [] }), {}, 400, 'badRequest', 'at least one row'],
      [
        'a field of a row that is no column',
        () => ({ spec: spec('strict'), rows: [row('x-1', { y: 1 })] }),
        {},
        400,
        'badRequest',
        'rows[0].y',
      ],
      [
        'an unknown transform',
        () => ({ spec: spec('strict', { partition_transform: 'week(event_id)' }), rows: [row('x-1')] }),
        {},
        400,
        'badRequest',
        'spec.partition_transform',
      ],
      [
        'a key that is too long',
        () => ({ spec: spec('strict'), rows: [row('x-1')] }),
        { 'idempotency-key': 'k'.repeat(201) },
        400,
        'badRequest',
        'Idempotency-Key',
      ],
      [
        'another address of the catalog',
        () => ({ spec: spec('strict', { catalog_url: 'http://10.0.0.1' }), rows: [row('x-1')] }),
        {},
        400,
        'badRequest',
        'catalog_url',
      ],
      [
        'an unknown token',
        () => ({ spec: spec('strict'), rows: [row('x-1')] }),
        { authorization: 'Bearer wrong' },
        401,
        'unauthorized',
        'token',
      ],
      [
        'a catalog that is not set',
        () => ({ spec: spec('strict', { catalog: 'other' }), rows: [row('x-1')] }),
        {},
        404,
        'catalogNotFound',
        '"lake"',
      ],
      [
        'a table that there is not',
        () => ({ spec: spec('missing'), rows: [row('x-1')] }),
        {},
        404,
        'tableNotFound',
        'missing',
      ],
      [
        'columns that the table has not',
        () => ({
          spec: spec('strict', {
            partition_transform: '',
            sort_order: '',
            schema: [{ id: 1, name: 'event_id', type: 'long', required: true }],
          }),
          rows: [{ event_id: 1 }],
        }),
        {},
        422,
        'tableSchemaMismatch',
        'event_id',
      ],
      [
        'a row that does not fit, and all with it',
        () => ({ spec: spec('strict'), rows: [row('x-1'), row('x-2', { tenant: 7 })] }),
        {},
        422,
        'rowRefused',
        'rows[1]: field "tenant" must be a string, got 7',
      ],
      [
        'another media type',
        () => 'x',
        { 'content-type': 'text/plain' },
        415,
        'unsupportedMediaType',
        'application/json',
      ],
    ];
    it.each(cases)('%s', async (_what, body, headers, status, code, message) => {
      const answer = await post(body(), headers);
      expect(answer).toMatchObject({ status, body: { statusCode: status, error: `penstock.${code}` } });
      expect(answer.body.message).toContain(message);
    });

    it('and has appended nothing of all that', async () => expect(await ids('strict')).toEqual([]));
  });

  it('answers 502 while the catalog is away, and appends the rows once when asked again', async () => {
    await make('away');
    const body = { spec: spec('away'), rows: [row('w-1')] };
    proxy.onCommit = () => '503 after';
    const refused = await post(body, { 'idempotency-key': 'away' });
    proxy.onCommit = () => 'pass';
    // The catalog has committed and said nothing of it; looking at the table may have found that out already.
    expect([200, 502]).toContain(refused.status);
    expect(await post(body, { 'idempotency-key': 'away' })).toMatchObject({ status: 200 });
    expect(await ids('away')).toEqual(['w-1']);
  });

  it('takes the rows of a sink of mode "adapter"', async () => {
    await make('adapted');
    const { ingest } = await ask<{ ingest: { path: string } }>(place.url, 'POST', '/v1/sources', {
      id: 'web',
      type: 'http',
    });
    const { policy } = tableSink('', '');
    await ask(place.url, 'POST', '/v1/sources/web/sinks', {
      id: 'adapter',
      type: 'iceberg',
      config: {
        mode: 'adapter',
        url: `${place.url}/openfoundry/iceberg/v1/append`,
        catalog: 'lake',
        namespace: 'append_e2e',
        table: 'adapted',
        columns: 'action-log',
      },
      secrets: { adapterToken: adminToken },
      policy,
    });
    const events = Array.from({ length: 30 }, (_none, n) => `v-${n}`);
    await Promise.all(
      events.map((id) =>
        fetch(`${place.url}${ingest.path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(anAction(id)),
        }),
      ),
    );
    await until('all to be delivered', async () => {
      const { delivered } = await ask<{ delivered: number }>(
        place.url,
        'GET',
        '/v1/sources/web/sinks/adapter/statistics',
      );
      return delivered === events.length;
    });
    expect(await ids('adapted')).toEqual([...events].sort());
  });
});
