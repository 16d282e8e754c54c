import fc from 'fast-check';
import { fromBytes } from '../../../src/iceberg/format/bytes';
import { compareValues } from '../../../src/iceberg/format/compare';
import { applyTransform, readTransform, resultType } from '../../../src/iceberg/format/transforms';
import type { PrimitiveType, Value } from '../../../src/iceberg/format/types';
import { readText } from '../../../src/iceberg/encode/read-text';
import { breakAt } from './break-duckdb';
import { action, encodeLines, type Definition } from './encode-lines';

const line = (changes: Record<string, unknown> = {}) => JSON.stringify(action(changes));
const raw = (field: string, json: string) => line().replace(/}$/, `,"${field}":${json}}`);
const without = (field: string) =>
  JSON.stringify(Object.fromEntries(Object.entries(action()).filter(([name]) => name !== field)));

afterEach(() => {
  jest.restoreAllMocks();
});

describe('records that become rows', () => {
  it('keeps every value as it is', async () => {
    const text = 'ünïcödé "quoted" \\ \n\t\u0000 \u{1F600}';
    const record = action({ actor_email: text, parameters: '{"a": [1, 2,]}', previous_state: null });
    const { read, poison } = await encodeLines([JSON.stringify(record)]);
    expect(poison).toEqual([]);
    const expected = { object_id: null, organization_id: null, new_state: null, target_classification: null };
    expect(read).toEqual([
      { ...expected, ...record, applied_at_ms: String(record.applied_at_ms), kafka_ts: '2026-11-01 12:00:00.123+00' },
    ]);
  });

  it('splits by day and sorts within it', async () => {
    const times = [5, 86_400_000 * 20_000 + 7, 3, 86_400_000 * 20_000, 86_399_999];
    const { files, read } = await encodeLines(times.map((applied_at_ms) => line({ applied_at_ms })));
    const found = files.map(({ rows, location }) => [rows, /applied_at_ms_trunc=\d+/.exec(location)?.[0]]);
    expect(found.sort()).toEqual([
      [2, 'applied_at_ms_trunc=1728000000000'],
      [3, 'applied_at_ms_trunc=0'],
    ]);
    const sorted = read.map((row) => Number(row.applied_at_ms));
    expect([sorted, [...sorted.slice(2), ...sorted.slice(0, 2)]]).toContainEqual([
      3, 5, 86_399_999, 1728000000000, 1728000000007,
    ]);
  });

  it('sets records aside that lack what a required column needs beside them', async () => {
    const columns = [
      { name: 'a', type: 'string', required: true },
      { name: 'key', type: 'string', required: true, source: 'kafka.key' as const },
      { name: 'offset', type: 'long', source: 'kafka.offset' as const },
    ];
    const keys = ['k', null, 'l', null, 'm'];
    const beside = keys.map((key) => ({ 'kafka.key': key, 'kafka.offset': null }));
    const lines = ['{"a":"0"}', '{"a":"1"}', '{"a":2}', '{}', '{"a":"4"}'];
    const { read, poison } = await encodeLines(lines, { columns }, beside);
    expect(poison).toEqual([
      { line: 2, reason: 'column "key" must not be null, and the record has no kafka.key' },
      { line: 3, reason: 'field "a" must be a string, got 2' },
      { line: 4, reason: 'field "a" is missing' },
    ]);
    expect(read).toEqual([
      { a: '0', key: 'k', offset: null },
      { a: '4', key: 'm', offset: null },
    ]);
  });

  it('sets records aside whose time beside them is in none of the years that dates have', async () => {
    const columns = [
      { name: 'id', type: 'string', required: true },
      { name: 'made', type: 'timestamptz', source: 'kafka.timestamp' as const },
      { name: 'at', type: 'timestamptz', required: true, source: 'event.time' as const },
    ];
    const [first, last] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];
    const good = { 'kafka.timestamp': null, 'event.time': 0 };
    const times = [last, last + 1, 1_790_000_000_000_000, 1_790_000_000_000_000_000, 2 ** 63, -(2 ** 63)];
    const beside = [...times.map((ms) => ({ ...good, 'kafka.timestamp': ms })), good];
    for (const ms of [first, first - 1]) beside.push({ ...good, 'event.time': ms });
    const lines = beside.map((_, index) => `{"id":"${index}"}`);

    const { read, poison } = await encodeLines(lines, { columns, partition: 'day(made)' }, beside);

    expect(read.map(({ id }) => id).sort()).toEqual(['0', '6', '7']);
    expect(poison.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 9]);
    expect(poison[1]?.reason).toBe(
      'column "made" must be of the years 1 to 9999, got kafka.timestamp of 1790000000000000 ms since 1970',
    );
  });

  it('fills columns line by line from what stands beside, also where lines are poison', async () => {
    const definition: Definition = {
      columns: [
        { name: 'a', type: 'string', required: true },
        { name: 'topic', type: 'string', source: 'kafka.topic' },
        { name: 'part', type: 'int', source: 'kafka.partition' },
        { name: 'offset', type: 'long', source: 'kafka.offset' },
        { name: 'at', type: 'timestamptz', source: 'kafka.timestamp' },
        { name: 'key', type: 'string', source: 'kafka.key' },
      ],
      order: 'offset DESC',
    };
    const beside = [0, 1, 2, 3].map((offset) => ({
      'kafka.topic': 't',
      'kafka.partition': 3,
      'kafka.offset': offset,
      'kafka.timestamp': 1_700_000_000_000 + offset,
      'kafka.key': offset === 0 ? null : `k${offset}`,
    }));
    const { read, poison } = await encodeLines(['{"a":"x"}', '{"a":1}', '{"a":"y",}', '{"a":"z"}'], definition, beside);
    expect(poison.map((each) => each.line)).toEqual([2, 3]);
    expect(read).toEqual([
      { a: 'z', topic: 't', part: 3, offset: '3', at: '2023-11-14 22:13:20.003+00', key: 'k3' },
      { a: 'x', topic: 't', part: 3, offset: '0', at: '2023-11-14 22:13:20+00', key: null },
    ]);
  });

  it('fills columns line by line from what stands beside, also where lines are empty', async () => {
    const columns = [
      { name: 'a', type: 'string', required: true },
      { name: 'key', type: 'string', required: true, source: 'kafka.key' as const },
    ];
    const beside = ['k', 'l', 'm', null].map((key) => ({ 'kafka.key': key }));
    const { read, poison } = await encodeLines(['', '{"a":"x"}', ' ', '{"a":"y"}'], { columns }, beside);
    expect(read).toEqual([{ a: 'x', key: 'l' }]);
    expect(poison.map((each) => each.line)).toEqual([1, 3, 4]);
  });

  it.each([true, false])('sets aside what is nested so deep that parsers die of it, required: %s', async (required) => {
    const columns = [{ name: 'id', type: 'string', required }];
    const deep = (levels: number) => `{"id":"deep","x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    const lines = ['{"id":"a"}', deep(150_000), deep(999), deep(1000), '{"id":"b"}'];
    const { read, poison } = await encodeLines(lines, { columns });
    expect(read.map(({ id }) => id)).toEqual(['a', 'deep', 'b']);
    const reason = 'nested more than 1000 deep';
    expect(poison).toEqual([2, 4].map((line) => ({ line, reason })));
  });

  it('sets aside what cannot be written for any other reason, and writes its neighbours', async () => {
    const definition: Definition = { columns: [{ name: 'n', type: 'decimal(38,0)' }], partition: 'truncate[7](n)' };
    const least = `{"n":"-${'9'.repeat(38)}"}`;
    const lines = ['{"n":"1"}', least, '{"n":tru}', ...Array.from({ length: 50 }, (_none, n) => `{"n":"${n}"}`), least];
    const { rows, poison } = await encodeLines(lines, definition);
    expect(rows).toBe(51);
    expect(poison.map(({ line }) => line)).toEqual([2, 3, 54]);
    expect(poison[0]?.reason).toMatch(/^cannot be written: .*(Overflow|out of range|Conversion)/i);
  });

  it.each([
    ['"}"', '}'],
    ['another field', ',"status":"applied"}'],
  ])('sets aside two broken lines that DuckDB reads as one record, the second being %s', async (_named, second) => {
    const lines = [line(), line().replace(/,"status".*$/, ''), second, line()];
    const { rows, poison } = await encodeLines(lines);
    expect(poison.map((each) => each.line)).toEqual([2, 3]);
    expect(rows).toBe(2);
  });

  it('sets aside a record at which DuckDB breaks, after which it refuses every statement', async () => {
    breakAt('record that breaks it');
    const columns = [{ name: 'id', type: 'string' }];
    const lines = ['{"id":"a"}', '{"id":"record that breaks it"}', '{"id":"b"}'];
    const { read, poison } = await encodeLines(lines, { columns });
    expect(read.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(poison).toEqual([{ line: 2, reason: 'cannot be written: Error: INTERNAL Error: broken here' }]);
  });

  it('says why when nothing can be written', async () => {
    const definition: Definition = { columns: [{ name: 'n', type: 'decimal(38,0)' }], partition: 'truncate[7](n)' };
    const lines = Array.from({ length: 100 }, () => `{"n":"-${'9'.repeat(38)}"}`);
    await expect(encodeLines(lines, definition)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringMatching(/^cannot encode in .*: .*(Overflow|out of range|Conversion)/i) as string,
    });
  });

  it('has both zeros within its bounds', async () => {
    for (const type of ['float', 'double'] as const) {
      const { files } = await encodeLines(['{"v":-0.0}', '{"v":0.0}'], { columns: [{ name: 'v', type }] });
      const { lower = '', upper = '' } = files[0]!.columns[0]!;
      const bounds = [lower, upper].map((text) => fromBytes(type, Buffer.from(text, 'base64')));
      expect(bounds).toEqual([-0, 0]);
    }
  });

  it('reads nested fields', async () => {
    const columns = [
      { name: 'email', type: 'string', required: true, from: 'user.email' },
      { name: 'age', type: 'int', from: 'user.age' },
    ];
    const lines = ['{"user":{"email":"a@b","age":7}}', '{"user":{"email":"c@d","age":null}}', '{"user":5}', '{}'];
    const { read, poison } = await encodeLines(lines, { columns });
    expect(read).toEqual([
      { email: 'a@b', age: 7 },
      { email: 'c@d', age: null },
    ]);
    expect(poison).toEqual([
      { line: 3, reason: 'field "user.email" is missing' },
      { line: 4, reason: 'field "user.email" is missing' },
    ]);
  });

  it.each(['\\', 'a\\', '\\\\', '\\"', 'a"b', '*a', '[0]', '$'])(
    'reads a nested field by its name, whatever it is: %s',
    async (name) => {
      const columns = [{ name: 'v', type: 'string', from: `o.${name}` }];
      const { read } = await encodeLines([JSON.stringify({ o: { [name]: 'x' } })], { columns });
      expect(read).toEqual([{ v: 'x' }]);
    },
  );

  it.each([true, false])(
    'takes values alone for no records of a table with one column, required: %s',
    async (required) => {
      const columns = [{ name: 's', type: 'string', required }];
      const { read, poison } = await encodeLines(['"a"', '"b"', '{"s":"c"}', 'null'], { columns });
      expect(read).toEqual([{ s: 'c' }]);
      expect(poison).toEqual([1, 2, 4].map((line) => ({ line, reason: 'not a JSON object' })));
    },
  );

  it('encodes nothing of a file with poison alone', async () => {
    const { files, poison } = await encodeLines(['{}', '[]', '{"a":']);
    expect(files).toEqual([]);
    expect(poison.map((each) => each.line)).toEqual([1, 2, 3]);
  });
});

describe('records that are poison', () => {
  it.each([
    ['{"a":1', /^not JSON/],
    ['[1]', /^not a JSON object/],
    [without('tenant'), 'field "tenant" is missing'],
    [line({ tenant: null }), 'field "tenant" must not be null'],
    [line({ tenant: '' }), 'field "tenant" must not be empty'],
    [line({ tenant: 17 }), 'field "tenant" must be a string, got 17'],
    [line({ tenant: true }), 'field "tenant" must be a string, got true'],
    [line({ parameters: { a: 1 } }), 'field "parameters" must be a string, got an object'],
    [line({ applied_at_ms: '17' }), 'field "applied_at_ms" must be a long, got "17"'],
    [line({ applied_at_ms: 18.7 }), 'field "applied_at_ms" must be a long, got 18.7'],
    [line({ applied_at_ms: true }), 'field "applied_at_ms" must be a long, got true'],
    [line({ applied_at_ms: 0 }), 'field "applied_at_ms" must be above 0, got 0'],
    [line({ applied_at_ms: -1 }), 'field "applied_at_ms" must be above 0, got -1'],
    [
      without('applied_at_ms').replace(/}$/, ',"applied_at_ms":9223372036854775808}'),
      /must be a long, got 9223372036854775808/,
    ],
    [without('applied_at_ms').replace(/}$/, ',"applied_at_ms":1e3}'), /must be a long, got 1e3/],
    [without('applied_at_ms').replace(/}$/, ',"applied_at_ms":+5}'), /^not JSON/],
    [raw('x', 'NaN'), /^not JSON/],
    [raw('x', '-Infinity'), /^not JSON/],
    [raw('x', '[1,]'), /^not JSON/],
    [raw('x', '1 ,'), /^not JSON/],
    [raw('x', '01'), /^not JSON/],
    [raw('x', '"\\ud800"'), /^not JSON: half a surrogate pair/],
    [raw('x', '"\u0001"'), /^not JSON/],
  ])('sets aside %s', async (bad, reason) => {
    const { poison, read } = await encodeLines([line({ tenant: 'before' }), bad, line({ tenant: 'after' })]);
    expect(poison).toEqual([
      { line: 2, reason: typeof reason === 'string' ? reason : (expect.stringMatching(reason) as string) },
    ]);
    expect(read.map(({ tenant }) => tenant).sort()).toEqual(['after', 'before']);
  });

  it('sets aside what is not UTF-8 and what is too long', async () => {
    const broken = Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const { poison, read } = await encodeLines([broken, line({ new_state: 'x'.repeat(1_100_000) }), line()]);
    expect(poison).toEqual([
      { line: 1, reason: 'not JSON: not UTF-8' },
      { line: 2, reason: 'longer than 1048576 bytes' },
    ]);
    expect(read).toHaveLength(1);
  });

  it('finds broken lines where nothing is required', async () => {
    const { poison, read } = await encodeLines(['{}', '{"a":', '{"a":"x"}'], {
      columns: [{ name: 'a', type: 'string' }],
    });
    expect(poison.map((each) => each.line)).toEqual([2]);
    expect(read).toEqual([{ a: null }, { a: 'x' }]);
  });

  it('never loses or moves a good record, however others are broken', async () => {
    const broken = (tail: fc.Arbitrary<string>) =>
      fc.tuple(fc.nat(), tail).map(([at, end]) => (whole: string) => [whole.slice(0, at % whole.length) + end]);
    const damage = fc.oneof(
      broken(fc.constantFrom('', '}', ',}', '[1,', ':', '"', '}}', '\\')),
      broken(fc.string({ maxLength: 5 }).map((text) => text.replaceAll('\n', ' '))),
      fc.nat().map((at) => (whole: string) => {
        const middle = 1 + (at % (whole.length - 1));
        return [whole.slice(0, middle), whole.slice(middle)];
      }),
    );
    const records = fc.array(fc.option(damage), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(records, async (plan) => {
        const whole = (index: number) => line({ event_id: `id-${index}` });
        const linesOf = plan.map((damaged, index) => damaged?.(whole(index)) ?? [whole(index)]);
        const lines = linesOf.flat();
        const good = plan.flatMap((damaged, index) => (damaged ? [] : [whole(index)]));
        const { read, poison } = await encodeLines(lines);
        const ids = new Set(read.map(({ event_id }) => event_id));
        expect(good.filter((text) => !ids.has((JSON.parse(text) as { event_id: string }).event_id))).toEqual([]);
        expect(read.length + poison.length).toBe(lines.length);
        expect(poison.filter((each) => good.includes(lines[each.line - 1]!))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('types', () => {
  const cases: [PrimitiveType, string[], string[]][] = [
    ['boolean', ['true', 'false'], ['1', '"true"', '0']],
    ['int', ['-2147483648', '2147483647', '0'], ['2147483648', '1.0', '"1"', 'true', '1e2']],
    ['long', ['-9223372036854775808', '9223372036854775807'], ['9223372036854775808', '1.5', '""']],
    ['float', ['1.5', '-3', '1e10'], ['1e39', '"1.5"', 'true']],
    ['double', ['1.5', '-3', '1e300'], ['"1.5"', 'false', '{}']],
    [
      'decimal(9,2)',
      ['"1234567.89"', '-0.5', '3', '"-1234567.89"'],
      ['"12345678.9"', '0.125', 'true', '"1e3"', '""', '0.1000000000000000055', '1E2', '1e-2', '1e-400'],
    ],
    ['decimal(20,0)', ['"12345678901234567890"', '7'], ['12345678901234567890', '1.0', '[]']],
    [
      'date',
      ['"2026-11-01"', '"1969-12-31"', '"0001-01-01"'],
      ['"2026-02-30"', '"2026-1-1"', '20000', '"infinity"', '"0000-12-31"'],
    ],
    ['time', ['"00:00:00"', '"23:59:59.123456"'], ['"24:00:00"', '"1:00:00"', '5']],
    [
      'timestamp',
      [
        '"2026-11-01T01:02:03.5"',
        '"1969-12-31 23:59:59.999999"',
        '"0001-01-01T00:00:00"',
        '"9999-12-31T23:59:59.999999"',
      ],
      ['"2026-11-01T01:02:03Z"', '1', '"now"', '"0000-12-31T23:59:59"'],
    ],
    [
      'timestamptz',
      [
        '"2026-11-01T01:02:03.5Z"',
        '"2026-11-01T01:02:03-05:30"',
        '"0001-01-01T00:00:00Z"',
        '"9999-12-31T23:59:59.999999Z"',
      ],
      [
        ...['"2026-11-01T01:02:03"', '1700000000000', '"2026-02-30T00:00:00Z"'],
        ...['"9999-12-31T23:59:59-00:01"', '"0001-01-01T00:00:00+00:01"', '"0000-06-01T00:00:00Z"'],
      ],
    ],
    ['string', ['"x"', '""', '"ä"'], ['1', '{}', '[]', 'false']],
    ['uuid', ['"0198C0DE-0000-7000-8000-00000000000a"'], ['"0198c0de00007000800000000000000a"', '1']],
    ['binary', ['"AAEC"', '"/w=="', '""'], ['"A"', '"*"', '5', '"AA=A"']],
  ];

  it.each(cases)('%s is strict', async (type, good, bad) => {
    const definition = { columns: [{ name: 'v', type, required: true }] };
    const lines = [...good, ...bad].map((json) => `{"v":${json}}`);
    const { rows, poison } = await encodeLines(lines, definition);
    expect(poison.map((each) => each.line)).toEqual(bad.map((_, index) => good.length + 1 + index));
    expect(rows).toBe(good.length);
  });

  it.each(cases)('%s has bounds around all its values', async (type, good) => {
    const { files, read } = await encodeLines([...good.map((json) => `{"v":${json}}`), '{}'], {
      columns: [{ name: 'v', type }],
    });
    const [figures] = files[0]!.columns;
    expect(figures).toMatchObject({ values: good.length + 1, nulls: 1 });
    expect(figures!.bytes).toBeGreaterThan(0);
    const values = read.flatMap(({ v }) =>
      v === null || type === 'binary' ? [] : [readText(type, String(v as string))],
    );
    const bound = (text: string | undefined) => text && fromBytes(type, Buffer.from(text, 'base64'));
    const [lower, upper] = [bound(figures!.lower), bound(figures!.upper)];
    for (const value of values) {
      if (lower !== undefined) expect(compareValues(lower, value)).toBeLessThanOrEqual(0);
      if (upper !== undefined) expect(compareValues(upper, value)).toBeGreaterThanOrEqual(0);
    }
  });

  const partitions: [PrimitiveType, string, string[]][] = [
    ['string', 'v', ['"a/b"', '"__HIVE_DEFAULT_PARTITION__"', '"ä=%"', '""', `"${'long'.repeat(200)}"`]],
    ['string', 'truncate[3](v)', ['"abcd"', '"abce"', '"\u{1F600}\u{1F600}\u{1F600}\u{1F600}"']],
    ['string', 'bucket[16](v)', ['"iceberg"', '"x"', '"ä"']],
    ['int', 'truncate[10](v)', ['-1', '1', '10', '-11', '-2147483640']],
    ['int', 'bucket[7](v)', ['34', '-1', '2147483647']],
    ['long', 'truncate[10](v)', ['-1', '9223372036854775807', '-9223372036854775800']],
    ['long', 'day(v)', ['1', '1790035200000', '86400000']],
    ['long', 'bucket[16](v)', ['34', '-1']],
    ['decimal(9,2)', 'truncate[50](v)', ['"10.65"', '"-0.01"', '"10.50"']],
    ['decimal(38,20)', 'truncate[50](v)', ['"0.00000000000000000049"', '"-1.5"', '"123456789012345678"']],
    ['decimal(9,2)', 'bucket[16](v)', ['"14.20"', '"-14.20"']],
    ['date', 'year(v)', ['"2017-11-16"', '"1969-12-31"']],
    ['date', 'month(v)', ['"2017-11-16"', '"1969-12-31"']],
    ['date', 'bucket[16](v)', ['"2017-11-16"']],
    ['timestamptz', 'day(v)', ['"2017-11-16T22:31:08-08:00"', '"1969-12-31T23:59:59.999999Z"']],
    ['timestamptz', 'hour(v)', ['"2017-11-16T22:31:08Z"', '"1969-12-31T23:59:59.999999Z"']],
    ['timestamp', 'month(v)', ['"2017-11-16T22:31:08"', '"1969-12-31T23:59:59"']],
    ['timestamptz', 'bucket[16](v)', ['"2017-11-16T22:31:08.000001Z"']],
    ['uuid', 'bucket[16](v)', ['"f79c3e09-677c-4bbd-a479-3f349cb785e7"']],
    ['uuid', 'v', ['"f79c3e09-677c-4bbd-a479-3f349cb785e7"']],
    ['binary', 'truncate[2](v)', ['"AAECAw=="', '"/w=="']],
    ['binary', 'bucket[16](v)', ['"AAECAw=="']],
    ['boolean', 'v', ['true', 'false']],
    ['time', 'bucket[16](v)', ['"22:31:08"']],
  ];

  it('splits by a column whose name is longer than names of folders may be', async () => {
    const name = 'é'.repeat(200);
    const { files } = await encodeLines([`{"${name}":"a"}`], { columns: [{ name, type: 'string' }], partition: name });
    expect(files).toHaveLength(1);
  });

  it.each(partitions)('splits %s by %s as the specification says', async (type, partition, values) => {
    const definition = { columns: [{ name: 'v', type }], partition, order: partition };
    const lines = [...values.map((json) => `{"v":${json}}`), '{"v":null}'];
    const { files, layout, read, poison } = await encodeLines(lines, definition);
    expect(poison).toEqual([]);
    expect(read).toHaveLength(lines.length);
    const transform = readTransform(layout.spec.fields[0]!.transform)!;
    const result = resultType(transform, type);
    let at = 0;
    for (const file of files) {
      for (const { v } of read.slice(at, (at += file.rows))) {
        const text = type === 'binary' && v !== null ? hexOf(v as string) : (v as string | null);
        const value: Value | null = text === null ? null : readText(type, String(text));
        const expected = applyTransform(transform, type, value);
        const [found] = file.partition;
        const actual = found === null ? null : fromBytes(result, Buffer.from(found!, 'base64'));
        expect(actual).toEqual(expected);
      }
    }
  });
});

/** DuckDB shows bytes outside ASCII as \xNN. */
const hexOf = (shown: string): string =>
  shown.replace(
    /\\x([0-9A-F]{2})|([^\\])/g,
    (_, hex: string | undefined, character: string | undefined) =>
      hex ?? character!.charCodeAt(0).toString(16).padStart(2, '0'),
  );
