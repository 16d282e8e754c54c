import fc from 'fast-check';
import { v7 } from 'uuid';
import { firstUuidOf } from '../../src/model/ids';

it('names the least id of a moment: not above any made then or later, and above all made before', () => {
  const moment = fc.integer({ min: 0, max: 253_402_300_799_999 });
  fc.assert(
    fc.property(moment, moment, fc.uint8Array({ minLength: 16, maxLength: 16 }), (at, made, random) => {
      const id = v7({ msecs: made, random });
      expect(firstUuidOf(at) <= id).toBe(at <= made);
    }),
  );
});

it('takes a moment before 1970 for 1970', () => {
  expect(firstUuidOf(-1)).toBe(firstUuidOf(0));
});
