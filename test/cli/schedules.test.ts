import { scheduleFacts } from '../../src/cli/output/schedules';
import type { ScheduleStanding } from '../../src/model/schedule-source';
import { startReceiver, type Receiver } from '../support/receiver';
import { runCli } from './run-cli';
import { at, now } from './samples';

const look = { width: 100, inColour: false, now };
const standing: ScheduleStanding = {
  ...{ state: 'running', note: null, missed: 2, skipped: 0, nextRuns: [at(60_000), at(120_000)] },
  lastRuns: [{ scheduledAt: at(-60_000), startedAt: at(-59_000), workflowId: 'schedule-nightly-2025-03-04T09:59:00Z' }],
};

it('says when a schedule runs next, when it ran last, and what it missed', () => {
  const facts = scheduleFacts(standing, look);
  expect(facts).toMatch(/^state +running$/m);
  expect(facts).toMatch(/^next +in 1m/m);
  expect(facts).toMatch(/^last +2025-03-04 .*, 1m ago: schedule-nightly-2025-03-04T09:59:00Z$/m);
  expect(facts).toMatch(/^missed +2$/m);
  expect(facts).not.toContain('skipped');
});

it('says that somebody has paused it, and where', () => {
  const facts = scheduleFacts({ ...standing, state: 'paused', note: 'Paused via Web UI', nextRuns: [] }, look);
  expect(facts).toMatch(/^state +paused in the Temporal UI: resume it there$/m);
  expect(facts).toMatch(/^note +Paused via Web UI$/m);
});

describe('the commands', () => {
  let api: Receiver;
  beforeEach(async () => {
    api = await startReceiver({ body: {} });
  });
  afterEach(() => api.close());

  it.each([
    [
      'sources create nightly --type schedule --cron @daily --cron @hourly --time-zone Europe/Prague --config eventType=report.due',
      'POST /v1/sources',
      {
        ...{ id: 'nightly', type: 'schedule' },
        config: { cron: ['@daily', '@hourly'], timeZone: 'Europe/Prague', eventType: 'report.due' },
      },
    ],
    ['sources update nightly --every 15m', 'PATCH /v1/sources/nightly', { config: { every: '15m' } }],
    [
      'sources backfill nightly --from 2026-01-31T06:00:00Z --to 2026-01-31T09:00:00Z --reason outage',
      'POST /v1/sources/nightly/backfill',
      { from: '2026-01-31T06:00:00Z', to: '2026-01-31T09:00:00Z', reason: 'outage' },
    ],
  ])('%s', async (args, asked, body) => {
    expect(await runCli([...args.split(' '), '--json'], { PENSTOCK_URL: api.url })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const [request] = api.requests;
    expect(`${request?.method} ${request?.path}`).toBe(asked);
    expect(request?.json()).toEqual(body);
  });
});
