// Numbers as a service sends them, against what the line says that becomes its row.
import fc from 'fast-check';
import { readRows } from '../../src/api/append/request';
import { rowLine } from '../../src/tables/endpoint/row-lines';

const columns = new Map([['n', { name: 'n', type: 'decimal(38,20)', required: false } as const]]);
const lineOf = (number: string) =>
  rowLine((readRows(Buffer.from(`{"rows":[{"n":${number}}]}`)) as { rows: unknown[] }).rows[0], 0, columns);

/** Its digits without the point, and where that stands. */
function exactly(number: string): [bigint, number] {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(
    number,
  )!;
  const digits = (whole + fraction).replace(/0+$/, '');
  const removed = whole.length + fraction.length - digits.length;
  return [BigInt(`${sign}${digits || '0'}`), digits === '' ? 0 : removed - fraction.length + Number(exponent)];
}

it('keeps the value of every number, however many digits it has', () => {
  const digits = (max: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: max });
  const number = fc
    .tuple(fc.constantFrom('', '-'), digits(25), digits(25))
    .map(([sign, whole, fraction]) => `${sign}${BigInt(whole || '0')}${fraction && `.${fraction}`}`);
  fc.assert(
    fc.property(number, (sent) => {
      const [, written] = /^\{"n":(.*)\}$/.exec(lineOf(sent))!;
      expect([sent, exactly(written!)]).toEqual([sent, exactly(sent)]);
    }),
    { numRuns: 2000 },
  );
});

it.each(['1.0000000000000001', '0.99999999999999999', '0.1000000000000000055', '9007199254740993.0'])(
  'makes no shorter number of %s, which would fit',
  (sent) => expect(lineOf(sent)).toBe(`{"n":${sent}}`),
);
