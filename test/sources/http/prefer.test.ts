import fc from 'fast-check';
import { maxWaitSeconds, waitSecondsOf } from '../../../src/sources/http/prefer';

describe('Prefer: wait', () => {
  it.each([
    ['wait=10', 10],
    ['WAIT = "10"', 10],
    ['respond-async, wait=3; foo=bar', 3],
    ['handling=lenient,wait=5,wait=7', 5],
    ['foo="a, wait=9; \\" wait=8";wait=7, wait=5', 5],
    ['wait=3600', maxWaitSeconds],
    ['wait=99999999999999999999', maxWaitSeconds],
  ])('is read from "%s"', (header, seconds) => expect(waitSecondsOf(header)).toBe(seconds));

  it.each([undefined, '', 'respond-async', 'return=minimal; wait=5', 'waiting=5', 'foo="a, wait=5"'])(
    'is not there in "%s"',
    (header) => expect(waitSecondsOf(header)).toBeUndefined(),
  );

  it.each(['wait', 'wait=', 'wait=0', 'wait=-1', 'wait=soon', 'wait=1.5'])('is refused as "%s"', (header) =>
    expect(() => waitSecondsOf(header)).toThrow('Prefer: wait must be 1–60 seconds'),
  );

  it('is within its limits or refused, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `wait=${text}`),
        ),
        (header) => {
          let seconds: number | undefined;
          try {
            seconds = waitSecondsOf(header);
          } catch (error) {
            expect(error).toMatchObject({ code: 'badRequest' });
            return;
          }
          if (seconds !== undefined) expect(seconds > 0 && seconds <= maxWaitSeconds).toBe(true);
        },
      ),
    );
  });
});
