// Whether a schedule is to be paused: by its source, or by somebody in the engine, who is not overruled.

export interface ScheduleState {
  paused?: boolean;
  note?: string;
}

/** With which the note of a pause begins that Penstock has made, so that only that one is taken back. */
const ownPause = 'disabled in Penstock: ';

export const isOwnPause = ({ paused, note = '' }: ScheduleState): boolean =>
  paused === true && note.startsWith(ownPause);

export function pauseOf(
  { summary = '', pausedBecause }: { summary?: string; pausedBecause?: string },
  now: ScheduleState,
): Required<ScheduleState> {
  if (now.paused === true && !isOwnPause(now)) return { paused: true, note: now.note ?? '' };
  return pausedBecause === undefined
    ? { paused: false, note: summary }
    : { paused: true, note: ownPause + pausedBecause };
}
