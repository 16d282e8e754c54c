import type { ScheduleStanding } from '../../model/schedule-source';
import { facts } from './facts';
import type { Look } from './look';
import { ahead, moment } from './times';

const statesInWords: Record<ScheduleStanding['state'], string> = {
  disabled: 'disabled with its source',
  paused: 'paused in the Temporal UI: resume it there',
  running: 'running',
  starting: 'starting: the engine is about to be told',
};
const mostShown = 5;

export const scheduleFacts = (
  { state, note, nextRuns, lastRuns, ...counts }: ScheduleStanding,
  { now }: Look,
): string =>
  facts({
    state: statesInWords[state],
    note: note ?? undefined,
    next: nextRuns
      .slice(0, mostShown)
      .map((time) => ahead(time, now))
      .join('\n'),
    last: lastRuns
      .slice(0, mostShown)
      .map(({ scheduledAt, workflowId }) => `${moment(scheduledAt, now)}: ${workflowId}`)
      .join('\n'),
    missed: counts.missed || undefined,
    skipped: counts.skipped || undefined,
  });
