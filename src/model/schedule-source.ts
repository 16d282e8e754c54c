// What a source of type `schedule` is configured with, and what is said of its schedule.
import { z } from 'zod';
import { wrongInCron } from './cron';
import { duration } from './duration';

const cron = z
  .string()
  .max(200)
  .superRefine((text, context) => {
    const wrong = wrongInCron(text);
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong });
  });

const timeZone = z
  .string()
  .max(64)
  .superRefine((name, context) => {
    const known = knownTimeZone(name);
    if (known === name) return;
    const message = known === undefined ? 'must be a time zone such as "Europe/Prague"' : `must be "${known}"`;
    context.addIssue({ code: 'custom', message });
  });

/** The name as the engine knows it, which minds upper and lower case; an alias is known by its own. */
function knownTimeZone(name: string): string | undefined {
  if (!/^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$/.test(name)) return undefined;
  try {
    const { timeZone: known } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return known.toLowerCase() === name.toLowerCase() ? known : name;
  } catch {
    return undefined;
  }
}

/** What becomes of a time that comes while events of earlier ones are not accepted yet, because the ledger is away. */
export const overlaps = ['skip', 'bufferOne', 'bufferAll', 'allowAll'] as const;

export const scheduleSourceConfig = z
  .strictObject({
    /** When there is an event: at every time that one of them names. */
    cron: z.array(cron).min(1).max(20).optional(),
    /** When there is an event, instead of `cron`: so often, counted from 1970 in UTC. The engine keeps no times apart that are closer. */
    every: duration({ atLeast: '1s', atMost: '365d' }).optional(),
    /** That `cron` is read in; UTC when it is left out. */
    timeZone: timeZone.optional(),
    /** Each event comes up to so much later than its time. */
    jitter: duration({ atMost: '1d' }).default('0s'),
    overlap: z.enum(overlaps).default('bufferAll'),
    /** A time that the engine missed is made up for if it is no longer ago. */
    catchUpWindow: duration({ atLeast: '10s', atMost: '365d' }).default('1d'),
    /** `type` of its events. */
    eventType: z.string().min(1).max(256).default('schedule.due'),
    subject: z.string().min(1).max(2048).optional(),
    /** Data of its events: any JSON. */
    data: z.unknown().optional(),
  })
  .superRefine(({ cron, every, timeZone }, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (cron === undefined && every === undefined) wrong('cron', 'must be given, or else every');
    if (cron !== undefined && every !== undefined) wrong('every', 'must not be given with cron: choose one');
    if (every !== undefined && timeZone !== undefined) wrong('timeZone', 'goes with cron; every has none');
  });
export type ScheduleSourceConfig = z.output<typeof scheduleSourceConfig>;

/** Of the Temporal Schedule of a source; its workflows have the time after it. */
export const sourceScheduleId = (sourceId: string): string => `schedule-${sourceId}`;

/** What became of one time of a schedule. */
export type ScheduledOutcome =
  | { event: { uid: string; id: string }; duplicate: boolean }
  /** There is no event, and never will be. */
  | { skipped: string };

export interface ScheduleRun {
  /** The time it is for, RFC 3339. */
  scheduledAt: string;
  startedAt: string;
  workflowId: string;
}

/** How a schedule stands in the engine. */
export interface ScheduleStanding {
  /** `paused`: by somebody in the engine, as its UI lets one. `starting`: the engine has not been told of it yet. */
  state: 'disabled' | 'paused' | 'running' | 'starting';
  /** What whoever paused it said. */
  note: string | null;
  /** The next times, RFC 3339; none while it does not run. */
  nextRuns: string[];
  /** Newest first. */
  lastRuns: ScheduleRun[];
  /** Times that were over before the engine came to them. */
  missed: number;
  /** Times left out because of `overlap`. */
  skipped: number;
}
