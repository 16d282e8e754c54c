import fc from 'fast-check';
import { LineScanner, type Suspicion } from '../../../src/iceberg/encode/line-scanner';
import { suspicionOf } from '../../../src/iceberg/encode/suspects';
import { actionLog } from '../../../src/iceberg/table/action-log';
import { placeColumns, schemaOf } from '../../../src/iceberg/table/schema';
import { isSuspectPlainly } from './plain-suspicion';

const ofActionLog = suspicionOf(placeColumns(schemaOf(actionLog.columns), actionLog.columns))!;

interface Found {
  lines: number;
  suspects: string[];
}

function look(lines: string[], suspicion: Suspicion | undefined = ofActionLog, maxLineBytes = 1000): Found {
  const scanner = new LineScanner();
  scanner.want(suspicion, maxLineBytes);
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  const room = scanner.room(bytes.length);
  bytes.copy(room);
  const suspects = [...scanner.suspects(bytes.length)].map(({ line, begin, end }) => {
    expect(room.toString('utf8', begin, end)).toBe(lines[line]);
    return lines[line]!;
  });
  return { lines: scanner.lines(), suspects };
}

describe('lines that must be judged', () => {
  it.each([
    ['a number where a text belongs', '{"tenant": 17}'],
    ['an object where a text belongs', '{"tenant":{"a":"b"}}'],
    ['such a name written with escapes', String.raw`{"ten\u0061nt": true}`],
    ['a number that JSON does not have, after a name of no text', '{"applied_at_ms": NaN}'],
    ['infinity with a sign', '{"applied_at_ms":-Infinity}'],
    ['a plus sign', '{"applied_at_ms":+17}'],
    ['a comma at the end', '{"tenant":"a" , }'],
    ['a text without an end', '{"tenant":"a'],
    ['a text whose end is no quote, but a character of it', '{"tenant":"a\\"}'],
  ])('has %s', (_what, line) => {
    expect(look([line])).toEqual({ lines: 1, suspects: [line] });
  });

  it.each([
    [
      'texts, nulls and a number of its own',
      '{"tenant":"a","object_id": null,"applied_at_ms": 1.5e+3,"more":[1,true]}',
    ],
    ['JSON in a text', JSON.stringify({ tenant: 'a', parameters: '{"tenant":17,"b":[+1,NaN,],}' })],
    ['a backslash at the end of a text', JSON.stringify({ tenant: 'a\\', actor_sub: 'NaN' })],
  ])('has not %s', (_what, line) => {
    expect(look([line])).toEqual({ lines: 1, suspects: [] });
  });

  it('begins anew with each line, however the one before is broken', () => {
    const good = '{"tenant":"17"}';
    for (const broken of ['{"tenant":"a', '{"tenant":"a\\', '"', '\\', '{"tenant":"'])
      expect(look([broken, good, broken, good]).suspects).not.toContain(good);
  });

  it('has more bytes than may be', () => {
    expect(look(['{}', `{"tenant":"${'x'.repeat(900)}"}`, `{"tenant":"${'x'.repeat(1000)}"}`]).suspects).toHaveLength(
      1,
    );
  });

  it('is nested deeper than anybody means, wherever it begins', () => {
    const nested = (levels: number, open = '[', close = ']') =>
      `{"applied_at_ms":${open.repeat(levels)}${close.repeat(levels)}}`;
    const deep = [nested(1000), nested(5000, '{"a":', '}'), `{"tenant":"a","x":${'[{"b":'.repeat(600)}`];
    const flat = [nested(900), `{"applied_at_ms":[${'[],'.repeat(2000)}[]]}`, `{"tenant":"${'['.repeat(2000)}"}`];
    const lines = [...deep, ...flat, ...deep.flatMap((line, at) => [flat[at]!, '{}', line])];
    const expected = lines.filter((line) => deep.includes(line));
    expect(look(lines, ofActionLog, 1e6)).toEqual({ lines: lines.length, suspects: expected });
  });

  it('is every one where nothing tells them apart', () => {
    const lines = Array.from({ length: 5000 }, (_none, n) => `{"n":${n}}`);
    const scanner = new LineScanner();
    scanner.want(undefined, 1000);
    const bytes = Buffer.from(lines.join('\n'));
    bytes.copy(scanner.room(bytes.length));

    expect([...scanner.suspects(bytes.length)].map(({ line }) => line)).toEqual([...lines.keys()]);
    expect(scanner.lines()).toBe(lines.length);
  });

  it('is found in room that has grown since the lines were put there', () => {
    const scanner = new LineScanner();
    scanner.want(ofActionLog, 1000);
    const text = `${'{"tenant":"a"}\n'.repeat(20_000)}{"tenant":17}\n`;
    scanner.room(text.length).write(text);
    const grown = scanner.room(4 * text.length);

    expect(grown.toString('utf8', 0, text.length)).toBe(text);
    expect([...scanner.suspects(text.length)]).toEqual([{ line: 20_000, begin: 300_000, end: 300_013 }]);
  });
});

describe('any lines', () => {
  const names = fc.constantFrom('tenant', 'event_id', 'applied_at_ms', 'price', 'tenan', 'ten\\u0061nt', 'ä', '');
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 90 }).map((text) => JSON.stringify(text)) },
    { weight: 2, arbitrary: fc.jsonValue().map((json) => JSON.stringify(JSON.stringify(json))) },
    fc.json(),
    fc.constantFrom('null', '17', '1e+5', '+1', 'NaN', '-Infinity', 'nil', 'true', '[1,]', '1234567890.123456', '"'),
    fc.constantFrom('1'.repeat(15), '2'.repeat(16), '\\', '"\\', `"${'\\'.repeat(63)}"`, `"${'\\'.repeat(64)}"`),
  );
  const member = fc
    .tuple(names, fc.constantFrom('', ' ', '\t '), value)
    .map(([name, gap, text]) => `"${name}":${gap}${text}`);
  const whole = fc
    .tuple(fc.array(member, { maxLength: 6 }), fc.constantFrom(',', ', ', ' ,'), fc.constantFrom('}', ' }', ',}', ''))
    .map(([members, comma, end]) => `{${members.join(comma)}${end}`);
  const line = fc
    .oneof(
      { weight: 3, arbitrary: whole },
      fc.tuple(whole, fc.nat(200)).map(([text, cut]) => text.slice(0, cut)),
    )
    .map((text) => Buffer.from(text.replaceAll('\n', ' ')).toString());

  it.each([true, false])('are as suspect as byte by byte, with long numbers: %s', (longNumbers) => {
    const suspicion = { texts: new Set(['tenant', 'event_id', 'ä']), longNumbers };
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const found = look(lines, suspicion, 1e6);
        expect(found).toEqual({
          lines: lines.length,
          suspects: lines.filter((one) => isSuspectPlainly(one, suspicion)),
        });
      }),
      { numRuns: 1000 },
    );
  });
});
