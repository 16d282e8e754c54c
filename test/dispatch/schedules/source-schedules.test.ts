// Schedules of sources on a real Temporal server, in a namespace that no other test looks at.
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import fc from 'fast-check';
import { pino } from 'pino';
import { alignSchedules } from '../../../src/dispatch/schedules/align-schedules';
import { createAskSchedules } from '../../../src/dispatch/schedules/ask-schedules';
import { sourceSchedules, wantedOf } from '../../../src/dispatch/schedules/source-schedules';
import { startSchedules } from '../../../src/dispatch/schedules/start-schedules';
import { taskQueue } from '../../../src/dispatch/workflow-keys';
import { registerSearchAttributes } from '../../../src/dispatch/search-attributes';
import { recogniseEngine } from '../../../src/ledger/overdue-deliveries';
import type { Chore } from '../../../src/model/chore';
import { compiledPath } from '../../../src/model/compiled-path';
import { wrongInCron } from '../../../src/model/cron';
import { scheduleSourceConfig, sourceScheduleId, type ScheduleStanding } from '../../../src/model/schedule-source';
import type { ScheduleSource } from '../../../src/model/source';
import { startApi, type RunningApi } from '../../api/start-api';
import { record } from '../../support/histories';
import { devServer } from '../../support/temporal';
import { until } from '../../support/until';
import { activitiesOver } from '../../support/world';

const namespace = `schedules-${randomUUID()}`;
const log = pino({ level: 'silent' });
let connection: Connection;
let native: NativeConnection;
let client: Client;
let worker: Worker;
let working: Promise<void>;
let api: RunningApi;
let schedules: Chore;

beforeAll(async () => {
  const { address } = await devServer();
  connection = await Connection.connect({ address });
  native = await NativeConnection.connect({ address });
  client = new Client({ connection, namespace });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await until('the namespace', () =>
    registerSearchAttributes(client)
      .then(() => true)
      .catch(() => false),
  );
  api = await startApi({ schedules: createAskSchedules(client) });
  worker = await until('a worker there', () =>
    Worker.create({
      ...{ connection: native, namespace, taskQueue, activities: activitiesOver(api.ledger) },
      workflowBundle: { codePath: compiledPath('workflow-bundle.js') },
    }).catch(() => undefined),
  );
  working = worker.run();
  schedules = startSchedules(api.ledger.db, client, log);
});
afterAll(async () => {
  await schedules.stop();
  worker.shutdown();
  await working;
  await api.close();
  await connection.close();
  await native.close();
});

const hourly = { cron: ['0 * * * *'], timeZone: 'Europe/Prague', eventType: 'report.due', data: { region: 'eu' } };
let made = 0;
/** A source of type schedule with an id of its own. */
async function source(config: object): Promise<string> {
  made += 1;
  const id = `nightly-${made}`;
  const answer = await api.call('POST', '/v1/sources', { id, type: 'schedule', config });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return id;
}
const standing = async (id: string) => (await api.call<ScheduleStanding>('GET', `/v1/sources/${id}/schedule`)).body;
const untilState = (id: string, state: ScheduleStanding['state']) =>
  until(`the schedule of ${id} to be ${state}`, async () => {
    const now = await standing(id);
    return now.state === state && now;
  });
const handleOf = (id: string) => client.schedule.getHandle(sourceScheduleId(id));
const isPaused = async (id: string) => (await handleOf(id).describe()).state.paused;
interface Listed {
  id: string;
  type: string;
  source: string;
  time: string;
}
const eventsOf = async (id: string) =>
  (await api.call<{ events: Listed[] }>('GET', `/v1/events?sourceId=${id}`)).body.events;
const events = (id: string, count: number) =>
  until(`${count} events of ${id}`, async () => {
    const found = await eventsOf(id);
    return found.length >= count && found;
  });

it('makes an event at each of its times, by the time as its id, and shows the runs', async () => {
  const id = await source({ every: '1s', eventType: 'tick', subject: 'clock', data: { n: 1 } });
  const [, latest] = (await events(id, 2)) as [Listed, Listed];
  expect(latest).toMatchObject({
    type: 'tick',
    source: '/penstock/schedule',
    subject: 'clock',
    time: latest.id,
    depth: 0,
  });
  expect(latest.id).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  const { state, nextRuns, lastRuns, missed } = await standing(id);
  expect([state, missed]).toEqual(['running', 0]);
  expect(Date.parse(nextRuns[0] ?? '')).toBeGreaterThan(Date.parse(latest.id));
  const [run] = lastRuns;
  expect(run).toMatchObject({ scheduledAt: expect.stringMatching(/\.000Z$/) as string });
  const handle = client.workflow.getHandle(run?.workflowId ?? '');
  expect(await handle.result()).toMatchObject({ event: { id: run?.scheduledAt }, duplicate: false });
  await record('accept-scheduled', handle);
});

it('follows the source: patched, disabled, enabled, deleted, undeleted, rolled back', async () => {
  const id = await source(hourly);
  await untilState(id, 'running');
  const zoneAndNote = async () => {
    const { spec, state } = await handleOf(id).describe();
    return [spec.timezone, state.note];
  };
  expect(await zoneAndNote()).toEqual(['Europe/Prague', '0 * * * * (Europe/Prague)']);
  await api.call('PATCH', `/v1/sources/${id}`, { config: { timeZone: null } });
  await until('the change', async () => (await zoneAndNote())[1] === '0 * * * * (UTC)');

  await api.call('POST', `/v1/sources/${id}/disable`, { reason: 'holidays' });
  expect(await standing(id)).toMatchObject({ state: 'disabled', nextRuns: [] });
  await until('the pause', () => isPaused(id));
  expect((await handleOf(id).describe()).state.note).toBe('disabled in Penstock: holidays');
  await api.call('POST', `/v1/sources/${id}/enable`, {});
  await until('the end of the pause', async () => !(await isPaused(id)));

  await api.call('DELETE', `/v1/sources/${id}`);
  await until('its removal', () =>
    handleOf(id)
      .describe()
      .then(
        () => false,
        () => true,
      ),
  );
  await api.call('POST', `/v1/sources/${id}/undelete`, {});
  await untilState(id, 'running');
  await api.call('POST', `/v1/sources/${id}/versions/1/rollback`, {});
  await until('the rollback', async () => (await zoneAndNote())[0] === 'Europe/Prague');
});

it('shows a pause that somebody made in the engine, and does not undo it', async () => {
  const id = await source(hourly);
  await untilState(id, 'running');
  await handleOf(id).pause('Paused via Web UI');
  expect(await untilState(id, 'paused')).toMatchObject({ note: 'Paused via Web UI', nextRuns: [] });

  await api.call('PATCH', `/v1/sources/${id}`, { config: { cron: ['30 * * * *'] } });
  await until('the change', async () => (await handleOf(id).describe()).spec.calendars?.[0]?.minute[0]?.start === 30);
  await api.call('POST', `/v1/sources/${id}/disable`, {});
  await api.call('POST', `/v1/sources/${id}/enable`, {});
  // One that is told after them has been told, so they have been.
  const later = await source(hourly);
  await untilState(later, 'running');
  expect(await standing(id)).toMatchObject({ state: 'paused', note: 'Paused via Web UI' });
  await handleOf(id).unpause();
  await untilState(id, 'running');
});

it('makes up for times that are over, each once', async () => {
  const id = await source(hourly);
  await untilState(id, 'running');
  const backfill = (from: string, to: string) =>
    api.call('POST', `/v1/sources/${id}/backfill`, { from, to, reason: 'the outage' });
  const filled = await backfill('2026-01-31T06:00:00Z', '2026-01-31T09:00:00+00:00');
  expect(filled).toMatchObject({ status: 202, body: { times: 4 } });
  expect((await events(id, 4)).map((event) => event.id).sort()).toEqual(
    [6, 7, 8, 9].map((hour) => `2026-01-31T0${hour}:00:00.000Z`),
  );
  expect(await backfill('2026-01-31T09:00:00Z', '2026-01-31T10:00:00Z')).toMatchObject({ body: { times: 2 } });
  await events(id, 5);
  expect(await eventsOf(id)).toHaveLength(5);
  expect(await backfill('2026-01-31T09:10:00Z', '2026-01-31T09:20:00Z')).toMatchObject({ body: { times: 0 } });

  expect(await backfill('2026-01-31T09:00:00Z', '2026-01-01T00:00:00Z')).toMatchObject({ status: 400 });
  expect(await backfill('2026-01-31T09:00:00Z', '2999-01-01T00:00:00Z')).toMatchObject({ status: 400 });
  const many = await backfill('2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z');
  expect([many.status, many.text]).toEqual([400, expect.stringContaining('less than 1000 times')]);
  await api.call('POST', `/v1/sources/${id}/disable`, {});
  expect(await backfill('2026-01-31T09:00:00Z', '2026-01-31T10:00:00Z')).toMatchObject({
    body: { error: 'penstock.sourceDisabled' },
  });
  const { body } = await api.call<{ entries: { target: string; reason: string }[] }>(
    'GET',
    '/v1/audit?action=source.backfilled',
  );
  expect(body.entries[0]).toMatchObject({ target: `source/${id}`, reason: 'the outage' });
});

it('takes nothing in at a time that comes while the source is disabled', async () => {
  const id = await source(hourly);
  await untilState(id, 'running');
  await api.call('POST', `/v1/sources/${id}/disable`, { reason: 'holidays' });
  const run = await client.workflow.start('acceptScheduled', { taskQueue, workflowId: randomUUID(), args: [id] });
  expect(await run.result()).toEqual({ skipped: `sourceDisabled: source "${id}" is disabled: holidays` });
});

it('is put right later when the engine was away at the change, and keeps no other from it', async () => {
  const id = await source(hourly);
  const known = new Map<string, string>();
  const away = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }), namespace });
  await expect(
    away.withDeadline(Date.now() + 500, () => alignSchedules(api.ledger.db, away, [sourceSchedules], known)),
  ).rejects.toThrow();
  expect(known.size).toBe(0);
  await alignSchedules(api.ledger.db, client, [sourceSchedules], known);
  expect([...known.keys()]).toContain(sourceScheduleId(id));
  expect(await standing(id)).toMatchObject({ state: 'running' });
});

it('has cron expressions that the engine takes, whatever is taken here', async () => {
  const field = (from: number, to: number, names: string[] = []) => {
    const value = fc.oneof(
      fc.integer({ min: from, max: to }).map(String),
      ...(names.length ? [fc.constantFrom(...names)] : []),
    );
    const range = fc
      .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }))
      .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
    const part = fc.oneof(fc.constant('*'), value, range);
    const stepped = fc.tuple(part, fc.integer({ min: 1, max: 20 })).map(([one, step]) => `${one}/${step}`);
    return fc.array(fc.oneof(part, stepped), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(','));
  };
  const cron = fc
    .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12, ['jan', 'DEC']), field(0, 7, ['mon', 'SUN']))
    .map((fields) => fields.join(' '));
  const expressions = [...fc.sample(cron, 100), '@yearly', '@monthly', '@weekly', '@daily', '@hourly'];
  expect(expressions.filter((one) => wrongInCron(one) !== undefined)).toEqual([]);
  const scheduleId = `all-${randomUUID()}`;
  const handle = await client.schedule.create({
    scheduleId,
    spec: { cronExpressions: expressions },
    action: { type: 'startWorkflow', workflowType: 'none', taskQueue: 'none' },
    state: { paused: true },
  });
  await handle.delete();
});

it('is made anew when the engine is another one, which knows of none', async () => {
  const id = await source(hourly);
  await untilState(id, 'running');
  await handleOf(id).delete();
  await recogniseEngine(api.ledger.db, randomUUID());
  await until('the schedule to be there again', () =>
    handleOf(id)
      .describe()
      .then(() => true)
      .catch(() => false),
  );
});

it('asks of the engine what its config says', () => {
  const like = {
    id: 'nightly',
    name: 'Nightly',
    description: '',
    state: 'enabled',
    version: 1,
    createdAt: '',
    updatedAt: '',
  };
  const config = scheduleSourceConfig.parse({ every: '15m', jitter: '30s', overlap: 'skip', catchUpWindow: '1h' });
  const [wanted] = wantedOf({ ...like, type: 'schedule', config } as ScheduleSource);
  expect(wanted).toMatchObject({
    id: 'schedule-nightly',
    summary: 'every 15m',
    terms: {
      spec: { intervals: [{ every: 900_000 }], jitter: 30_000 },
      policies: { overlap: 'SKIP', catchupWindow: 3_600_000 },
      action: { workflowType: 'acceptScheduled', workflowId: 'schedule-nightly', args: ['nightly'] },
    },
  });
  const paused = { ...like, type: 'schedule', config, state: 'paused', pausedBecause: 'holidays' } as ScheduleSource;
  expect(wantedOf(paused)).toMatchObject([{ pausedBecause: 'holidays' }]);
  expect(wantedOf({ ...like, state: 'enabled', type: 'schedule', config: {}, broken: 'it is' })).toEqual([
    { id: 'schedule-nightly' },
  ]);
});
