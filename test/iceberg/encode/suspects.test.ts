import { suspectsFor } from '../../../src/iceberg/encode/suspects';
import { actionLog } from '../../../src/iceberg/table/action-log';
import { placeColumns, schemaOf } from '../../../src/iceberg/table/schema';

const find = suspectsFor(placeColumns(schemaOf(actionLog.columns), actionLog.columns))!;
const suspects = (...lines: string[]): number => find(Buffer.from(`${lines.join('\n')}\n`)).length;

describe('lines that must be judged', () => {
  it.each([
    ['a number where a text belongs', '{"tenant": 17}'],
    ['an object where a text belongs', '{"tenant":{"a":"b"}}'],
    ['such a name written with escapes', String.raw`{"ten\u0061nt": true}`],
    ['a number that JSON does not have, after a name of no text', '{"applied_at_ms": NaN}'],
    ['infinity with a sign', '{"applied_at_ms":-Infinity}'],
    ['a plus sign', '{"applied_at_ms":+17}'],
    ['a comma at the end', '{"tenant":"a" , }'],
  ])('has %s', (_what, line) => {
    expect(suspects(line)).toBeGreaterThan(0);
  });

  it.each([
    [
      'texts, nulls and a number of its own',
      '{"tenant":"a","object_id": null,"applied_at_ms": 1.5e+3,"more":[1,true]}',
    ],
    ['JSON in a text', JSON.stringify({ tenant: 'a', parameters: '{"tenant":17,"b":[+1,NaN,],}' })],
    ['a backslash at the end of a text', JSON.stringify({ tenant: 'a\\', actor_sub: 'NaN' })],
  ])('has not %s', (_what, line) => {
    expect(suspects(line)).toBe(0);
  });

  it('begins anew with each line, however the one before is broken', () => {
    expect(suspects('{"tenant":"a', '{"tenant":17}')).toBe(1);
    expect(suspects('{"tenant":"a\\', '{"tenant":17}')).toBe(1);
  });
});
