import fc from 'fast-check';
import { backoffMs } from '../../src/model/backoff';

it('doubles with every failure from the first wait to the longest, a fifth more or less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 1000 }), (failures, firstMs) => {
      const waitMs = backoffMs(failures, { firstMs, mostMs: 15_000 });
      const middle = Math.min(firstMs * 2 ** (failures - 1), 15_000);
      expect(waitMs).toBeGreaterThanOrEqual(middle * 0.8);
      expect(waitMs).toBeLessThanOrEqual(middle * 1.2);
    }),
  );
});
