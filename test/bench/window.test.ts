import { countLost, latencies, perSecond } from '../../bench/support/window';

const history = {
  sentAt: Float64Array.of(0, 1000, 2000, 3000),
  acceptedAt: Float64Array.of(5, 1005, NaN, 3005),
  receivedAt: Float64Array.of(10, 1030, NaN),
};

it('counts what was accepted and not received, also past the last receipt', () => {
  expect(countLost(history)).toBe(1);
});

it('takes the latencies of what was sent within the span and done', () => {
  expect(latencies({ fromMs: 500, toMs: 9000 }, history.sentAt, history.receivedAt)).toEqual([30]);
});

it('counts per second from the beginning of a span up to its end', () => {
  expect(perSecond({ fromMs: 0, toMs: 3000 }, history.sentAt)).toBe(1);
});
