import fc from 'fast-check';
import { rowLine } from '../../../src/tables/endpoint/row-lines';

const columns = new Map(
  [
    { name: 'id', type: 'long', required: true },
    { name: 'at', type: 'timestamptz', required: false },
    { name: 'local', type: 'timestamp', required: false },
  ].map((column) => [column.name, column as never]),
);

it('writes moments of epoch microseconds as text, to the microsecond, before and after 1970', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }), (micros) => {
      const { at, local } = JSON.parse(rowLine({ at: micros, local: micros }, 0, columns)) as Record<string, string>;
      const [seconds = '', fraction = ''] = local!.split('.');
      expect(BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction)).toBe(BigInt(micros));
      expect(at).toBe(`${local}Z`);
    }),
  );
});

it('keeps the digits of whole numbers, and leaves text and nulls alone', () => {
  expect(rowLine({ id: 9_223_372_036_854_775_807n, at: null, local: '2026-11-01T10:00:00' }, 0, columns)).toBe(
    '{"id":9223372036854775807,"at":null,"local":"2026-11-01T10:00:00"}',
  );
});

it('names the row and the field that is no column', () => {
  expect(() => rowLine({ id: 1, other: 2 }, 7, columns)).toThrow('rows[7].other: is not a column of spec.schema');
  expect(() => rowLine([1], 8, columns)).toThrow('rows[8]: must be an object');
});
