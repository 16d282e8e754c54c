import { emittedEvent } from '../../src/sources/emitted-event';

const emit = (data: unknown) => emittedEvent('shop', { source: '/functions/f', type: 'order.kept', data }, {}, '');
const mostBytes = 4 * 1024 * 1024;

describe('an event that is emitted', () => {
  it('may be as large as the largest that a source can be set to take', () => {
    expect(emit('x'.repeat(mostBytes - 2)).body).toHaveLength(mostBytes);
  });

  it('is refused when it is larger', () => {
    expect(() => emit('x'.repeat(mostBytes - 1))).toThrow(
      expect.objectContaining({
        code: 'payloadTooLarge',
        message: `data: is ${mostBytes + 1} bytes of JSON; at most ${mostBytes} are taken`,
      }) as Error,
    );
  });
});
