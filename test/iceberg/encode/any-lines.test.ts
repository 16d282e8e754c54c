// DuckDB reads the lines, and judge.ts says in words which of them are rows: whatever the lines, both must say the same.

import fc from 'fast-check';
import { LosslessNumber } from 'lossless-json';
import { judge, recordOf, valueAt } from '../../../src/iceberg/encode/judge';
import { pathOf } from '../../../src/iceberg/encode/paths';
import type { PlacedColumn } from '../../../src/iceberg/table/schema';
import { encodeLines, layoutFor, type Definition } from './encode-lines';

const types = [
  ...(['boolean', 'int', 'long', 'float', 'double', 'decimal(9,2)', 'decimal(38,10)', 'date', 'time'] as const),
  ...(['timestamp', 'timestamptz', 'string', 'uuid', 'binary'] as const),
];
const ofAllTypes = (isRequired: boolean): Definition => ({
  columns: [
    ...types.map((type, at) => ({ name: `c${at}`, type, required: isRequired && at % 3 === 0 })),
    { name: 'nested', type: 'string', from: 'a.b', required: isRequired },
    { name: 'deeper', type: 'long', from: 'a.c.d' },
    { name: 'quo"ted', type: 'string' },
  ],
});
const alone = (type: string): Definition => ({ columns: [{ name: 's', type, required: true }] });
/** Each with the members that a record must have. */
const definitions: [string, Definition, string][] = [
  [
    'all types, some required',
    ofAllTypes(true),
    '"c0":true,"c3":1.5,"c6":1,"c9":"2026-11-01T01:02:03","c12":"0198c0de-0000-7000-8000-00000000000a","a":{"b":"x"}',
  ],
  ['all types, none required', ofAllTypes(false), '"c1":7'],
  ['one text', alone('string'), '"s":"x"'],
  ['one number', alone('long'), '"s":7'],
  [
    'conditions',
    {
      columns: [
        { name: 's', type: 'string', required: true, nonEmpty: true },
        { name: 'n', type: 'long', above: 0 },
      ],
    },
    '"s":"y","n":5',
  ],
];

const oddValues = [
  ...['null', '17', '-0', '00', '.5', '5.', '+1', '--1', '1e', '1e+5', '1e2', '1.0', '1e999', '-1e-400', '0x10', '1_0'],
  ...['9223372036854775807', '9223372036854775808', '-9223372036854775808', '2147483648', '1234567890.123456', '1.25'],
  ...['NaN', '-Infinity', 'inf', 'nil', 'TRUE', 'true', 'false', '"', '""', '"\\', '"\\x"', "'a'", '"a\tb"', '1 2'],
  ...['"2026-11-01"', '"2026-11-01T01:02:03Z"', '"01:02:03"', '"0198c0de-0000-7000-8000-00000000000a"', '"AAEC"'],
  ...[
    '"\\u0000"',
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"1.5"',
    '"12345678901234567890123456.0123456789"',
    '/**/1',
    '[1,]',
  ],
  ...['{"b":"x"}', '{"b":1}', '{"b":null,"c":{"d":5}}', '{"c":{"d":"5"}}', '{"b":"1","b":2}', '\ufeff1', '\u00a01'],
];
const oddLines = [
  ...['', ' ', '[]', 'null', '"x"', '5', '{', '}', '[', ']', ',', '{}{}', '{} {}', '\ufeff{}', '{"s":"x"}{"s":"y"}'],
  ...['{"s":"x"},', ',"s":"x"}', '"s":"x"}', '{"s":"x"'],
];
const name = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('s', 'n', 'S', 'a', 'quo\\"ted', '\\u0073', ...types.map((_, at) => `c${at}`)),
  },
  fc.string({ maxLength: 4 }).map((text) => JSON.stringify(text).slice(1, -1)),
);
const value = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => JSON.stringify(text)),
  fc.constantFrom(...oddValues),
);
const gap = fc.constantFrom('', '', '', ' ', '\t', '\r', '\v', '\u00a0');
const member = fc
  .tuple(name, gap, value, gap)
  .map(([name, before, text, after]) => `"${name}":${before}${text}${after}`);
const end = fc.constantFrom('}', '}', '}', ' }', ',}', '', '}}', '} ', '}\r', '}x', '}\0');

function lineOf(needed: string): fc.Arbitrary<Buffer> {
  const withMembers = fc
    .tuple(fc.array(member, { maxLength: 8 }), fc.constantFrom(needed, needed, ''), fc.boolean(), end)
    .map(([members, needs, isFirst, end]) => {
      const all = isFirst ? [needs, ...members] : [...members, needs];
      return `{${all.filter((text) => text !== '').join(',')}${end}`;
    });
  const text = fc.oneof(
    { weight: 3, arbitrary: withMembers },
    fc.constant(`{${needed}}`),
    fc.constantFrom(...oddLines),
  );
  const withOtherByte = fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => {
    const bytes = Buffer.from(`{${needed}}`);
    bytes[at % bytes.length] = byte;
    return bytes;
  });
  return fc
    .oneof({ weight: 4, arbitrary: text.map((text) => Buffer.from(text)) }, withOtherByte)
    .map((bytes) => bytes.map((byte) => (byte === 0x0a ? 0x20 : byte)) as Buffer);
}

/** Such as DuckDB shows it in JSON; undefined for types whose texts are not compared. */
function shown(value: unknown, { type }: PlacedColumn): unknown {
  if (!(value instanceof LosslessNumber)) return value ?? null;
  return type === 'long' ? BigInt(value.value).toString() : Number(value.value);
}

it.each(definitions)(
  'DuckDB takes the lines that the words take, with their values: %s',
  async (_, definition, needed) => {
    const { columns } = layoutFor(definition, '/nowhere');
    await fc.assert(
      fc.asyncProperty(fc.array(lineOf(needed), { minLength: 1, maxLength: 25 }), async (lines) => {
        const { read, poison } = await encodeLines(lines, definition);
        const isWrong = (line: Buffer) => judge(line, columns) !== undefined;
        expect(poison.map(({ line }) => line)).toEqual(lines.flatMap((line, at) => (isWrong(line) ? [at + 1] : [])));
        const records = lines.filter((line) => !isWrong(line)).map(recordOf);
        expect(read).toHaveLength(records.length);
        for (const column of columns.filter(({ type }) =>
          ['string', 'boolean', 'int', 'long', 'double'].includes(type),
        )) {
          const wanted = records.map((record) => shown(valueAt(record, pathOf(column)!), column));
          expect(sorted(read.map((row) => row[column.name]))).toEqual(sorted(wanted));
        }
      }),
      { numRuns: 60 },
    );
  },
);

const sorted = (values: unknown[]): string[] => values.map((value) => JSON.stringify(value)).sort();
