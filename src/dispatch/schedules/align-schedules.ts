// Temporal Schedules are made, changed and removed until there are those that the ledger's settings say.
import { ScheduleAlreadyRunning, ScheduleNotFoundError, type Client, type ScheduleOptions } from '@temporalio/client';
import type { Database } from '../../ledger/ledger';
import { pauseOf, type ScheduleState } from './pause-of';

/** A schedule that is to be there. */
export interface Wanted {
  id: string;
  /** What it is, for people. */
  summary?: string;
  /** Its source is disabled. */
  pausedBecause?: string;
  /** Absent: as it is, if it is there. */
  terms?: Pick<ScheduleOptions, 'action' | 'policies' | 'spec'>;
}

/** Schedules of one kind: all of them, and no others, have ids that begin so and start workflows of that type. */
export interface ScheduleKind {
  prefix: string;
  workflowType: string;
  wanted: (db: Database) => Promise<Wanted[]>;
}

/** Ids of the schedules of these kinds that the engine has. */
export async function listSchedules(client: Client, kinds: ScheduleKind[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { scheduleId, action } of client.schedule.list()) {
    const isOf = ({ prefix, workflowType }: ScheduleKind) =>
      scheduleId.startsWith(prefix) && action?.workflowType === workflowType;
    if (kinds.some(isOf)) found.push(scheduleId);
  }
  return found;
}

/**
 * `known`: what the engine was told last, by id, of those that it has; kept up to date. One that it does not take keeps
 * none of the others from being told; then the first error is thrown.
 */
export async function alignSchedules(
  db: Database,
  client: Client,
  kinds: ScheduleKind[],
  known: Map<string, string>,
): Promise<void> {
  const wanted = new Map<string, Wanted>();
  for (const kind of kinds) for (const one of await kind.wanted(db)) wanted.set(one.id, one);
  const errors: unknown[] = [];
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => void errors.push(error));

  for (const [id, one] of wanted) {
    const told = JSON.stringify(one);
    if (one.terms && known.get(id) !== told) {
      await attempt(createOrUpdate(client, one, one.terms).then(() => void known.set(id, told)));
    }
  }
  for (const id of [...known.keys()].filter((one) => !wanted.has(one))) {
    await attempt(remove(client, id).then(() => void known.delete(id)));
  }
  if (errors.length > 0) throw errors[0];
}

async function createOrUpdate(client: Client, wanted: Wanted, terms: NonNullable<Wanted['terms']>): Promise<void> {
  const handle = client.schedule.getHandle(wanted.id);
  const update = () => handle.update(({ state }) => ({ ...terms, state: { ...state, ...pauseOf(wanted, state) } }));
  try {
    await update();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
    const state: ScheduleState = pauseOf(wanted, { paused: false });
    await client.schedule.create({ ...terms, scheduleId: wanted.id, state }).catch((refused: unknown) => {
      // Somebody else wants the same.
      if (refused instanceof ScheduleAlreadyRunning) return update();
      throw refused;
    });
  }
}

async function remove(client: Client, id: string): Promise<void> {
  await client.schedule
    .getHandle(id)
    .delete()
    .catch((error: unknown) => {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    });
}
