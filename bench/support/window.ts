// What happened within a span of time, out of when each event was sent, accepted and received.

export interface Span {
  fromMs: number;
  toMs: number;
}

/** Of one stream; by number of the event, NaN where it did not happen. */
export interface History {
  sentAt: Float64Array;
  acceptedAt: Float64Array;
  receivedAt: Float64Array;
}

const isWithin = ({ fromMs, toMs }: Span, ms: number): boolean => ms >= fromMs && ms < toMs;

export const seconds = ({ fromMs, toMs }: Span): number => (toMs - fromMs) / 1000;

export const countWithin = (span: Span, times: Float64Array): number =>
  times.reduce((count, ms) => count + (isWithin(span, ms) ? 1 : 0), 0);

export const perSecond = (span: Span, times: Float64Array): number => countWithin(span, times) / seconds(span);

const extreme = (times: Float64Array, isMore: (ms: number, than: number) => boolean): number =>
  times.reduce((most, ms) => (Number.isNaN(most) || isMore(ms, most) ? ms : most), NaN);

export const smallest = (times: Float64Array): number => extreme(times, (ms, than) => ms < than);
export const largest = (times: Float64Array): number => extreme(times, (ms, than) => ms > than);

/** Of the events sent in the span: how long each took from being sent until `doneAt`, where it was done. */
export function latencies(span: Span, sentAt: Float64Array, doneAt: Float64Array): number[] {
  const found: number[] = [];
  sentAt.forEach((sentMs, index) => {
    const doneMs = doneAt[index] ?? NaN;
    if (isWithin(span, sentMs) && !Number.isNaN(doneMs)) found.push(doneMs - sentMs);
  });
  return found;
}

/** Accepted and never received. */
export const countLost = ({ acceptedAt, receivedAt }: History): number =>
  acceptedAt.reduce(
    (count, ms, index) => count + (!Number.isNaN(ms) && Number.isNaN(receivedAt[index] ?? NaN) ? 1 : 0),
    0,
  );
