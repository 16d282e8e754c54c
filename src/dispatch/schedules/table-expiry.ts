// The Temporal Schedules that expire old snapshots of tables: one for each sink that says so, and no others.
import { ScheduleNotFoundError, ScheduleOverlapPolicy, type Client, type ScheduleOptions } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Database } from '../ledger/ledger';
import { listSinks } from '../ledger/sinks';
import type { Sink } from '../model/sink';
import { expiryScheduleId, type TableSink } from '../model/table-append';
import { icebergConfig } from '../sinks/iceberg/config';
import { Bell } from '../model/bell';
import { reasonOf } from './engine-errors';
import { taskQueue, workflowKeys } from './workflow-keys';

const lookEveryMs = 5000;
/** The engine is asked what schedules there are this often; in between, only what changed is told to it. */
const listEveryMs = 600_000;
const dayMs = 86_400_000;
const prefix = expiryScheduleId({ sourceId: '', sinkId: '' }).replace('/', '');

export interface ExpirySchedules {
  stop(): Promise<void>;
}

/** Any number of processes may do this: all of them want the same. */
export function startExpirySchedules(db: Database, client: Client, log: Logger): ExpirySchedules {
  const bell = new Bell();
  let stopped = false;
  let known = new Map<string, string>();
  let listedAtMs = -Infinity;

  const look = async () => {
    if (Date.now() - listedAtMs > listEveryMs) {
      // What is wanted is told again too: somebody may have changed it.
      known = new Map((await listSchedules(client)).map((id) => [id, '']));
      listedAtMs = Date.now();
    }
    await alignSchedules(db, client, known);
  };
  const run = async () => {
    while (!stopped) {
      await look().catch((error: unknown) => log.debug({ reason: reasonOf(error) }, 'cannot align schedules'));
      await bell.wait(lookEveryMs);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      bell.ring();
      await running;
    },
  };
}

/**
 * Creates, updates and removes schedules, so that there are those that the sinks say. `known`: versions by id of those
 * that the engine has; kept up to date.
 */
export async function alignSchedules(db: Database, client: Client, known: Map<string, string>): Promise<void> {
  const wanted = new Map((await listSinks(db)).flatMap((sink) => wantedOf(sink)));
  for (const [id, options] of wanted) {
    const version = options.state?.note ?? '';
    if (known.get(id) === version) continue;
    await createOrUpdate(client, options);
    known.set(id, version);
  }
  for (const id of [...known.keys()].filter((one) => !wanted.has(one))) {
    await client.schedule
      .getHandle(id)
      .delete()
      .catch((error: unknown) => {
        if (!(error instanceof ScheduleNotFoundError)) throw error;
      });
    known.delete(id);
  }
}

async function listSchedules(client: Client): Promise<string[]> {
  const found: string[] = [];
  for await (const { scheduleId, action } of client.schedule.list()) {
    if (scheduleId.startsWith(prefix) && action?.workflowType === 'expireSnapshots') found.push(scheduleId);
  }
  return found;
}

function wantedOf({ sourceId, id: sinkId, type, config }: Sink): [string, ScheduleOptions][] {
  if (type !== 'iceberg') return [];
  const parsed = icebergConfig.safeParse(config);
  const terms = parsed.success && parsed.data.mode === 'native' ? parsed.data.expireSnapshots : undefined;
  if (!terms) return [];
  const sink: TableSink = { sourceId, sinkId };
  const scheduleId = expiryScheduleId(sink);
  const note = `snapshots older than ${terms.olderThan} go, but for the newest ${terms.keep}`;
  const options: ScheduleOptions = {
    scheduleId,
    spec: { intervals: [{ every: dayMs, offset: offsetMs(scheduleId) }] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: dayMs },
    state: { note },
    action: {
      type: 'startWorkflow',
      workflowType: 'expireSnapshots',
      workflowId: scheduleId,
      taskQueue,
      args: [sink],
      typedSearchAttributes: [
        { key: workflowKeys.source, value: sourceId },
        { key: workflowKeys.sink, value: sinkId },
      ],
      staticSummary: `${sourceId}/${sinkId}: ${note}`,
    },
  };
  return [[scheduleId, options]];
}

/** Spread over the day, the same whenever it is asked. */
function offsetMs(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % dayMs;
  return hash;
}

/** What somebody has paused in the Temporal UI stays paused. */
async function createOrUpdate(client: Client, options: ScheduleOptions): Promise<void> {
  const handle = client.schedule.getHandle(options.scheduleId);
  try {
    await handle.update(({ state }) => ({ ...options, state: { ...state, ...options.state } }));
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    await client.schedule.create(options);
  }
}
