import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { parse } from 'yaml';
import { closeSchemaPool } from '../../src/schemas';
import { startApi, type RunningApi } from '../api/start-api';
import { runCli } from './run-cli';

const ingestSecret = 'ingest-secret-0123456789';
const signingSecret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

const shop = `
sources:
  - id: shop
    type: http
    name: The shop
    config: { eventType: order.created }
    secret: env:SHOP_SECRET
    sinks:
      - id: hook
        type: webhook
        config: { url: 'https://example.com/hook', headers: { x-from: penstock } }
        secrets: { signingSecret: 'file:hook.txt', header.authorization: env:HOOK_TOKEN }
        filter: { exact: { type: order.created } }
        policy: { maxAttempts: 3 }
      - id: mirror
        type: webhook
        config: { url: 'https://example.com/mirror' }
  - id: board
    type: kv
`;

let api: RunningApi;
let directory: string;
beforeAll(async () => {
  api = await startApi();
  directory = await mkdtemp(join(tmpdir(), 'penstock-configuration-'));
  await file('hook.txt', `${signingSecret}\n`);
});
afterEach(() =>
  api.ledger.db.execute(
    sql`truncate sources, sinks, deleted_sources, deleted_sinks, secrets, versions, event_types cascade`,
  ),
);
afterAll(async () => {
  await closeSchemaPool();
  await api.close();
  await rm(directory, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(directory, name), text);
  return join(directory, name);
}

const secrets = { SHOP_SECRET: ingestSecret, HOOK_TOKEN: 'Bearer abc' };
const cli = (args: string[], { env = {}, stdin }: { env?: NodeJS.ProcessEnv; stdin?: string } = {}) =>
  runCli(args, { PENSTOCK_URL: api.url, PENSTOCK_TOKEN: 'test-token', ...secrets, ...env }, stdin);
const get = async <Body extends object>(path: string) => (await api.call<Body>('GET', `/v1/sources${path}`)).body;
const versionsOf = async (path: string) => (await get<{ versions: { reason: string }[] }>(`${path}/versions`)).versions;

describe('types of events', () => {
  const withTypes = (types: string) => `
sources:
  - id: typed
    type: http
    secret: env:SHOP_SECRET
${types}`;
  const given = withTypes(`    types:
      - { type: order.created, mode: enforce, schema: { type: object, required: [total] } }
      - { type: order.paid, mode: flag, schema: { type: object } }
`);
  const typesOf = async (id: string) => (await get<{ types: object[] }>(`/${id}/types`)).types;

  it('are set with their source, shown, exported, and are as configured from then on', async () => {
    const path = await file('types.yaml', given);
    expect((await cli(['diff', '-f', path])).stdout).toMatch(/\+ source "typed", type "order\.paid" is to be created/);
    expect((await cli(['apply', '-f', path])).stdout.trim().split('\n')).toEqual([
      'created source "typed"',
      'created source "typed", type "order.created"',
      'created source "typed", type "order.paid"',
    ]);
    expect(await typesOf('typed')).toMatchObject([
      { type: 'order.created', mode: 'enforce', schema: { required: ['total'] } },
      { type: 'order.paid', mode: 'flag' },
    ]);
    expect((await cli(['diff', '-f', path])).exitCode).toBe(0);
    const exported = parse((await cli(['export'])).stdout) as { sources: { types: object[] }[] };
    expect(exported.sources[0]?.types).toMatchObject([
      { type: 'order.created', mode: 'enforce' },
      { type: 'order.paid' },
    ]);
  });

  it('are all that are checked when they are given, and are left alone when not', async () => {
    await cli(['apply', '-f', await file('types.yaml', given)]);
    expect((await cli(['diff', '-f', await file('none.yaml', withTypes(''))])).exitCode).toBe(0);
    const one = withTypes('    types: [{ type: order.paid, mode: enforce, schema: { type: object } }]');
    expect((await cli(['apply', '-f', await file('one.yaml', one)])).stdout.trim().split('\n')).toEqual([
      'updated source "typed", type "order.paid"',
      'deleted source "typed", type "order.created"',
    ]);
    expect(await typesOf('typed')).toMatchObject([{ type: 'order.paid', mode: 'enforce' }]);
  });

  it('are refused before anything is changed when a schema is none', async () => {
    const wrong = withTypes('    types: [{ type: order.paid, mode: enforce, schema: { type: no } }]');
    const ran = await cli(['apply', '-f', await file('wrong.yaml', wrong)]);
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ran.stderr).toContain('types[0].schema: schema is invalid');
    expect((await api.call('GET', '/v1/sources/typed')).status).toBe(404);
  });
});

describe('apply', () => {
  it('creates what the file names, secrets from where they are, and says why in the versions', async () => {
    const ran = await cli(['apply', '-f', await file('penstock.yaml', shop)]);

    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ran.stdout.trim().split('\n')).toEqual([
      'created source "shop"',
      'created source "shop", sink "hook"',
      'created source "shop", sink "mirror"',
      'created source "board"',
    ]);
    expect(await get('/shop/secret')).toEqual({ path: `/in/shop/${ingestSecret}`, secret: ingestSecret });
    expect(await get('/shop/sinks/hook')).toMatchObject({
      secretNames: ['header.authorization', 'signingSecret'],
      filter: { exact: { type: 'order.created' } },
      policy: { maxAttempts: 3, maxConcurrency: 50 },
    });
    expect(await versionsOf('/shop/sinks/hook')).toMatchObject([{ reason: 'apply' }]);
  });

  it('changes nothing and makes no version when it is repeated', async () => {
    const path = await file('penstock.yaml', shop);
    await cli(['apply', '-f', path]);

    const again = await cli(['apply', '-f', path]);

    expect(again).toMatchObject({ exitCode: 0, stdout: 'There was nothing to change.\n', stderr: '' });
    for (const one of ['/shop', '/shop/sinks/hook', '/shop/sinks/mirror', '/board']) {
      expect(await versionsOf(one)).toHaveLength(1);
    }
    expect(await cli(['diff', '-f', path])).toMatchObject({ exitCode: 0, stdout: 'There is nothing to change.\n' });
  });

  it('sets what differs, puts back to its default what the file no longer says, and leaves the rest alone', async () => {
    await cli(['apply', '-f', await file('penstock.yaml', shop)]);
    const changed = shop
      .replace("/hook', headers: { x-from: penstock }", "/elsewhere'")
      .replace(/ +filter: .*\n +policy: .*\n/, '')
      .replace(', header.authorization: env:HOOK_TOKEN', '');

    const path = await file('changed.yaml', changed);
    const differences = await cli(['diff', '-f', path]);
    expect(differences.exitCode).toBe(1);
    expect(differences.stdout.trim().split('\n')).toEqual([
      '~ source "shop", sink "hook" is to be updated',
      '  - filter: {"exact":{"type":"order.created"}}',
      '  ~ config.url: "https://example.com/hook" -> "https://example.com/elsewhere"',
      '  ~ config.headers: {"x-from":"penstock"} -> {}',
      '  - policy.maxAttempts: 3',
      '  - secrets.header.authorization: removed',
    ]);

    await expect(cli(['apply', '-f', path])).resolves.toMatchObject({
      stdout: 'updated source "shop", sink "hook"\n',
    });
    const hook = await get('/shop/sinks/hook');
    expect(hook).toMatchObject({ config: { url: 'https://example.com/elsewhere' }, secretNames: ['signingSecret'] });
    expect(hook).not.toHaveProperty('filter');
    expect(hook).not.toHaveProperty('policy.maxAttempts');
    expect(await versionsOf('/shop')).toHaveLength(1);
  });

  it('knows a secret that differs from one that is the same', async () => {
    const path = await file('penstock.yaml', shop);
    await cli(['apply', '-f', path]);

    const env = { SHOP_SECRET: 'another-secret-0123456789' };
    const differences = await cli(['diff', '-f', path], { env });
    expect(differences.stdout).toBe('~ source "shop" is to be updated\n  ~ secret: changed\n');
    await cli(['apply', '-f', path], { env });
    expect(await get('/shop/secret')).toMatchObject({ secret: env.SHOP_SECRET });
    expect(await cli(['diff', '-f', path], { env })).toMatchObject({ exitCode: 0 });
  });

  it('leaves secrets that the file does not speak of, as those of a rotation', async () => {
    await cli(['apply', '-f', await file('penstock.yaml', shop)]);
    await api.call('POST', '/v1/sources/shop/rotate-secret', {});
    const silent = shop.replace(/ +secret: .*\n/, '').replace(/ +secrets: .*\n/, '');
    await expect(cli(['diff', '-f', '-'], { stdin: silent })).resolves.toMatchObject({ exitCode: 0 });
  });

  it('changes nothing unless the whole of it is right', async () => {
    const wrong = `${shop}    config: { collections: [] }\n  - { id: feed, type: http, config: { idTemplate: 'event.' } }\n`;
    const first = await cli(['apply', '-f', await file('penstock.yaml', wrong)]);
    expect(first.exitCode).toBe(2);
    expect(first.stderr).toMatch(/penstock\.yaml:20: sources\[1\]\.config\.collections: must have at least 1 entries/);

    const right = wrong.replace('collections: []', '');
    const second = await cli(['apply', '-f', '-'], { stdin: right.replace('file:hook.txt', 'env:HOOK_TOKEN') });
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toContain('source "shop", sink "hook": secrets.signingSecret: must be "whsec_"');
    expect(second.stderr).toContain('source "feed": idTemplate, line 1');
    expect(await get('')).toMatchObject({ sources: [] });
  });

  it('names every field whose reference leads nowhere', async () => {
    const path = await file('penstock.yaml', shop.replace('hook.txt', 'gone.txt'));
    const ran = await cli(['apply', '-f', path], { env: { SHOP_SECRET: undefined } });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('source "shop": secret: env:SHOP_SECRET is not set, or empty');
    expect(ran.stderr).toMatch(/source "shop", sink "hook": secrets\.signingSecret: file:gone\.txt cannot be read/);
    expect(await get('')).toMatchObject({ sources: [] });
  });

  it('takes no secret that is written in the file, and does not repeat it', async () => {
    const ran = await cli(['apply', '-f', '-'], { stdin: shop.replace('env:SHOP_SECRET', 'hunter2-hunter2-hunter2') });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('sources[0].secret: must be a reference, env:NAME or file:PATH');
    expect(ran.stderr).not.toContain('hunter2');
  });

  it('says how far it came when one change fails, and goes on from there the next time', async () => {
    const path = await file('penstock.yaml', shop);
    const { db } = api.ledger;
    await db.execute(sql`
      create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`);
    await db.execute(sql`
      create trigger refuse before insert on sinks for each row when (new.id = 'mirror') execute function refuse()`);
    const first = await cli(['apply', '-f', path]);
    await db.execute(sql`drop function refuse cascade`);

    expect(first).toMatchObject({
      exitCode: 1,
      stdout: 'created source "shop"\ncreated source "shop", sink "hook"\n',
    });
    expect(first.stderr).toContain('failed: source "shop", sink "mirror" is to be created');
    expect(first.stderr).toContain('not applied: source "board" is to be created');
    expect(first.stderr).toContain('error: the ledger did not answer: the disk is full');

    const second = await cli(['apply', '-f', path]);
    expect(second.stdout).toBe('created source "shop", sink "mirror"\ncreated source "board"\n');
  });

  it('says of what is deleted that it has to be undeleted', async () => {
    const path = await file('penstock.yaml', shop);
    await cli(['apply', '-f', path]);
    await api.call('DELETE', '/v1/sources/board');
    const ran = await cli(['apply', '-f', path]);
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain('source "board": id: is that of a deleted source until it is purged; undelete it');
  });

  it('shows with --dry-run what it would do, and does nothing', async () => {
    const ran = await cli(['apply', '--dry-run', '-f', await file('penstock.yaml', shop)]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('+ source "shop", sink "hook" is to be created\n  + type: "webhook"');
    expect(ran.stdout).not.toContain('Bearer');
    expect(await get('')).toMatchObject({ sources: [] });
  });

  it('takes several documents and files, JSON too, and refuses what is in two of them', async () => {
    const json = await file('more.json', JSON.stringify({ sources: [{ id: 'feed', type: 'http' }] }));
    const two = await file('two.yaml', `${shop}---\nsources: [{ id: own, type: penstock }]\n`);
    const ran = await cli(['apply', '-f', two, '-f', json]);
    expect(ran.stdout).toMatch(/created source "own"\ncreated source "feed"\n$/);

    const twice = await cli(['apply', '-f', json, '-f', json]);
    expect(twice).toMatchObject({ exitCode: 2 });
    expect(twice.stderr).toContain('source "feed" is in');
  });
});

describe('apply --prune', () => {
  const without = (id: string) => shop.replace(new RegExp(` {6}- id: ${id}[^]*?(?= {2,6}- id)`), '');

  it('deletes what apply has created and the file no more says, and nothing that others made', async () => {
    await cli(['apply', '-f', '-'], { stdin: shop.replace('file:', `file:${directory}/`) });
    await api.source('manual');
    await api.sink('shop', 'manual');

    const kept = await cli(['apply', '-f', '-'], { stdin: without('mirror').replace('file:', `file:${directory}/`) });
    expect(kept.stdout).toBe('There was nothing to change.\n');
    const pruned = await cli(['apply', '--prune', '-f', '-'], {
      stdin: without('mirror').replace('file:', `file:${directory}/`),
    });
    expect(pruned).toMatchObject({ exitCode: 0, stdout: 'deleted source "shop", sink "mirror"\n' });

    const all = await cli(['apply', '--prune', '-f', '-'], { stdin: 'sources: []' });
    expect(all.stdout.trim().split('\n')).toEqual([
      'deleted source "shop", sink "hook"',
      'deleted source "board"',
      'kept source "shop": it has sinks that were not created by this configuration: manual',
    ]);
    expect(await get('')).toMatchObject({ sources: [{ id: 'manual' }, { id: 'shop' }] });
  });

  it('leaves what a configuration of another name has created', async () => {
    await cli(['apply', '-f', '-'], { stdin: 'name: one\nsources: [{ id: one, type: http }]' });
    const other = await cli(['apply', '--prune', '-f', '-'], {
      stdin: 'name: two\nsources: [{ id: two, type: http }]',
    });
    expect(other.stdout).toBe('created source "two"\n');
    const none = await cli(['apply', '--prune', '-f', '-', '--json'], { stdin: 'name: one\nsources: []' });
    expect(none.json()).toEqual({ applied: [{ sourceId: 'one', action: 'delete' }], notApplied: [] });
  });
});

describe('export', () => {
  it('prints a file that changes nothing when it is applied with its references filled in', async () => {
    await cli(['apply', '-f', await file('penstock.yaml', shop)]);
    const { stdout, exitCode } = await cli(['export']);

    expect(exitCode).toBe(0);
    for (const value of [ingestSecret, signingSecret, 'Bearer']) expect(stdout).not.toContain(value);
    expect(parse(stdout)).toMatchObject({
      sources: [
        { id: 'board', type: 'kv' },
        {
          id: 'shop',
          secret: 'env:SHOP_SECRET',
          sinks: [
            {
              id: 'hook',
              policy: { maxAttempts: 3 },
              secrets: {
                'header.authorization': 'env:SHOP_HOOK_HEADER_AUTHORIZATION',
                signingSecret: 'env:SHOP_HOOK_SIGNINGSECRET',
              },
            },
            { id: 'mirror', type: 'webhook', config: { url: 'https://example.com/mirror' } },
          ],
        },
      ],
    });
    const env = { SHOP_HOOK_HEADER_AUTHORIZATION: 'Bearer abc', SHOP_HOOK_SIGNINGSECRET: signingSecret };
    await expect(cli(['diff', '-f', '-'], { env, stdin: stdout })).resolves.toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('the files', () => {
  it.each([
    ['nothing', '', 'is empty'],
    ['text', 'hello', 'must be an object'],
    ['broken YAML', 'sources: [', ':1: '],
    ['a key given twice', 'sources: []\nsources: []', 'Map keys must be unique'],
    ['an unknown field', 'sources: []\ntypo: 1', ':2: typo: unknown field'],
    ['an id given twice', 'sources: [{id: a, type: kv}, {id: a, type: kv}]', 'sources[1].id: is given twice'],
    ['no id', 'sources: [{type: kv}]', 'sources[0].id'],
    ['a type there is not', 'sources: [{id: a, type: mail}]', 'sources[0].type: must be'],
  ])('are refused with the place of the fault: %s', async (_what, stdin, message) => {
    const ran = await cli(['diff', '-f', '-'], { stdin: stdin || '\n' });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain(message);
  });

  it('are refused, never stumbled over, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (stdin) => {
        const { exitCode, stderr } = await cli(['diff', '-f', '-'], { stdin: stdin || ' ' });
        expect(exitCode).toBe(2);
        expect(stderr).not.toMatch(/\n {4}at /);
      }),
      { numRuns: 200 },
    );
  });

  it('have a JSON Schema', async () => {
    const schema = (await cli(['schema'])).json() as { properties: object };
    expect(Object.keys(schema.properties)).toEqual(['$schema', 'name', 'sources']);
    expect(JSON.stringify(schema)).toContain('bodyTemplate');
  });
});
