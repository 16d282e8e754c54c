// Groups of deliveries to a table of a real catalog, while ledger and catalog fail at the worst moments.
import { randomUUID } from 'node:crypto';
import { attemptGroup } from '../../activities/groups/attempt-group';
import type { Group } from '../../src/model/delivery';
import { closeTemplatePool } from '../../src/jsonnet';
import { restCatalog } from '../../src/iceberg/catalog/rest-catalog';
import { createTable } from '../../src/iceberg/create-table';
import { actionLog } from '../../src/iceberg/table/action-log';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { closeGroups } from '../../src/ledger/groups/close-groups';
import { rows, type Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { findSink } from '../../src/ledger/resources/sinks';
import { sql } from 'drizzle-orm';
import { startCatalogProxy, type CatalogProxy } from '../support/catalog-proxy';
import { anEvent } from '../support/event';
import { describeWithIceberg, fileCatalog, runPyiceberg } from '../support/iceberg';
import { failingAt, heldBefore } from '../support/ledger-faults';
import { accept, dependenciesOver, withSink, withSource } from '../support/world';

const advice = { groupable: () => true, isFast: () => false, gathers: () => true };
const namespace = 'groups';

describeWithIceberg('deliveries that go into a table together', () => {
  let ledger: Ledger;
  let proxy: CatalogProxy;
  let url: string;
  let table: string;

  beforeEach(async () => {
    ({ url } = await fileCatalog());
    [proxy, ledger] = [await startCatalogProxy(url), await emptyLedger()];
    table = `t_${randomUUID().replaceAll('-', '')}`;
    await withSource(ledger);
    await withSink(ledger, {
      type: 'iceberg',
      config: { mode: 'native', catalog: { url: proxy.url }, namespace, table, columns: 'action-log' },
      policy: { gatherFor: '0.001ms', schedule: { type: 'constant', delay: '1ms' } },
    });
  });
  afterEach(async () => {
    await proxy.close();
    await ledger.close();
  });
  afterAll(closeTemplatePool);

  const action = (id: string) => ({
    event_id: id,
    action_type_id: 'type-1',
    action_name: 'approve',
    object_type_id: 'order',
    tenant: 'acme',
    actor_sub: 'user-1',
    status: 'applied',
    applied_at_ms: 1_790_035_200_000,
  });
  const acceptActions = async (...ids: string[]) => {
    for (const id of ids) await accept(ledger, anEvent({ body: JSON.stringify(action(id)) }));
  };
  const dueGroup = async (): Promise<Group> => {
    await ledger.db.execute(sql`update deliveries set due_at = now() - interval '1 minute' where state = 'pending'`);
    const { groups } = await claimWork(ledger.db, 10, advice);
    if (!groups[0]) throw new Error('no group is due');
    return groups[0];
  };
  const attempt = (group: Group, over = ledger.db) =>
    attemptGroup(dependenciesOver({ db: over }), group, () => undefined);
  const states = async () =>
    Object.fromEntries(
      (
        await rows<{ state: string; count: number }>(
          ledger.db,
          sql`select state, count(*)::integer as count from deliveries group by state`,
        )
      ).map(({ state, count }) => [state, count]),
    );
  const breaker = async () =>
    (await rows<{ breaker: string }>(ledger.db, sql`select breaker from sink_flow`))[0]?.breaker;
  const idsInTable = async () => {
    const script = `
import sys, json
from pyiceberg.catalog import load_catalog
table = load_catalog("rest", type="rest", uri=sys.argv[1]).load_table(sys.argv[2])
print(json.dumps(sorted(table.scan().to_arrow()["event_id"].to_pylist())))`;
    return runPyiceberg(script, [url, `${namespace}.${table}`]);
  };

  it('are appended once when their group is lost between the commit and the settling', async () => {
    await acceptActions('a', 'b', 'c');
    const fault = failingAt(/update table_batches set state = 'committed'/, 1);
    const lost = await dueGroup();
    await expect(attempt(lost, fault.over(ledger.db))).rejects.toThrow('the ledger is away');
    expect(await idsInTable()).toEqual(['a', 'b', 'c']);
    // As the sweeper does when the group's workflow is gone.
    await closeGroups(ledger.db, [lost]);
    await acceptActions('d');
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 4, failed: [] });
    expect(await states()).toEqual({ delivered: 4 });
    expect(await idsInTable()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are what the template of their sink makes of the events, and it fails for one alone', async () => {
    const template = `${JSON.stringify(action('of the template'))} + { event_id: Body('order.id') }`;
    await ledger.db.execute(
      sql`update sinks set config = jsonb_set(config, '{rowTemplate}', to_jsonb(${template}::text))`,
    );
    for (const order of [{ id: 'a' }, {}, { id: 'b' }]) {
      await accept(ledger, anEvent({ body: JSON.stringify({ order }) }));
    }
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 2, failed: { length: 1 } });
    expect(await states()).toEqual({ delivered: 2, dead: 1 });
    expect(await idsInTable()).toEqual(['a', 'b']);
  });

  it('are settled by the retry of the activity, and not appended again', async () => {
    await acceptActions('a', 'b');
    const fault = failingAt(/update table_batches set state = 'committed'/, 1);
    const group = await dueGroup();
    await expect(attempt(group, fault.over(ledger.db))).rejects.toThrow('the ledger is away');
    expect(await attempt(group)).toMatchObject({ delivered: 2 });
    expect(await idsInTable()).toEqual(['a', 'b']);
  });

  it('are not taken for rows of another group that was under way with the same place', async () => {
    await acceptActions('a');
    const first = await dueGroup();
    let letGo: () => void = () => undefined;
    let reached: () => void = () => undefined;
    const isHeld = new Promise<void>((resolve) => (reached = resolve));
    const released = new Promise<void>((resolve) => (letGo = resolve));
    // Its place is read, and its batch not noted, when another worker carries on what this one had.
    const slow = attempt(first, heldBefore(ledger.db, /insert into table_batches/, reached, released));
    await isHeld;
    await closeGroups(ledger.db, [first]);
    await acceptActions('b');
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 2 });
    letGo();
    await expect(slow).rejects.toThrow('is being appended elsewhere');
    expect(await states()).toEqual({ delivered: 2 });
    expect(await idsInTable()).toEqual(['a', 'b']);
  });

  it('fail together while the catalog is away, and go in by a later group', async () => {
    await acceptActions('a', 'b');
    await proxy.close();
    expect(await attempt(await dueGroup())).toMatchObject({
      delivered: 0,
      failed: [expect.any(String), expect.any(String)],
    });
    expect(await states()).toEqual({ pending: 2 });
    await ledger.db.execute(
      sql`update sinks set config = jsonb_set(config, '{catalog,url}', ${JSON.stringify(url)}::jsonb)`,
    );
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 2 });
    expect(await idsInTable()).toEqual(['a', 'b']);
  });

  it('go on by themselves once the catalog is back, though they have opened the breaker: its probe is a group', async () => {
    await ledger.db.execute(sql`update sinks set policy = jsonb_set(policy, '{breaker,consecutiveFailures}', '2')`);
    await acceptActions('a', 'b', 'c');
    await proxy.close();
    expect(await attempt(await dueGroup())).toMatchObject({ failed: { length: 3 } });
    expect(await breaker()).toBe('open');
    await ledger.db.execute(sql`update sink_flow set probe_at = now()`);
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 0, failed: { length: 1 } });
    expect(await breaker()).toBe('open');
    await ledger.db.execute(
      sql`update sinks set config = jsonb_set(config, '{catalog,url}', ${JSON.stringify(url)}::jsonb)`,
    );
    await ledger.db.execute(sql`update sink_flow set probe_at = now()`);
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 1 });
    expect(await breaker()).toBe('closed');
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 2 });
    expect(await idsInTable()).toEqual(['a', 'b', 'c']);
  });

  it('leave those aside that do not fit the columns', async () => {
    await acceptActions('a', 'b');
    await accept(ledger, anEvent({ body: JSON.stringify({ ...action('bad'), applied_at_ms: '17' }) }));
    await accept(ledger, anEvent({ body: 'no JSON' }));
    expect(await attempt(await dueGroup())).toMatchObject({
      delivered: 2,
      failed: [expect.any(String), expect.any(String)],
    });
    expect(await states()).toEqual({ delivered: 2, dead: 2 });
    const failures = await rows<{ message: string }>(
      ledger.db,
      sql`select failure ->> 'message' as message from deliveries where state = 'dead' order by id`,
    );
    expect(failures[0]?.message).toBe('field "applied_at_ms" must be a long, got "17"');
  });

  it('stop with their sink when the table was made anew behind its back', async () => {
    await acceptActions('a');
    await attempt(await dueGroup());
    const catalog = restCatalog({ url, auth: { kind: 'none' } });
    await fetch(`${url}/v1/namespaces/${namespace}/tables/${table}`, { method: 'DELETE' });
    await createTable(catalog, { namespace: [namespace], name: table }, actionLog);
    await acceptActions('b');
    expect(await attempt(await dueGroup())).toMatchObject({ delivered: 0, failed: [] });
    expect(await states()).toEqual({ delivered: 1, parked: 1 });
    expect(await findSink(ledger.db, 'shop', 'target')).toMatchObject({
      state: 'paused',
      pausedBecause: expect.stringMatching(/^tableRecreated: /) as string,
    });
  });
});
