import { describeIssues } from '../../src/model/describe-issues';
import { filter, newFilter, type Filter } from '../../src/model/filter';

const faults = (given: Filter): string[] => {
  const { error } = newFilter.safeParse(given);
  return error ? describeIssues(error, given, 'filter') : [];
};
const some = (count: number, one: Filter): Filter => ({ any: Array.from({ length: count }, () => one) });
const type = 'order.created';
const ofLength = (length: number): Filter => ({ glob: { subject: '*a'.repeat(512).slice(0, length) } });

it('may have 200 conditions, however they are nested, and says how many are too many', () => {
  const fifty = some(25, { not: { all: [{ exact: { type } }, { prefix: { type } }] } });
  expect(faults(some(4, fifty))).toEqual([]);
  expect(faults({ all: [some(4, fifty), { suffix: { type, subject: 'a' } }] })).toEqual([
    'filter: must have at most 200 conditions in all, and has 202, got an object of all',
  ]);
});

it('may have globs of 4,096 characters together, and says how many are too many', () => {
  expect(faults(some(4, ofLength(1024)))).toEqual([]);
  expect(faults({ all: [some(4, ofLength(1024)), { not: ofLength(10) }, { exact: { type } }] })).toEqual([
    'filter: must have globs of at most 4096 characters together, and has 4106, got an object of all',
  ]);
});

it.each(['Type', 'order.id', 'data', 'data.', 'data.a..b', 'data.lines[x]', 'data[0', 'ce-type', 'a'.repeat(21)])(
  'may not compare %j, which no event can have, and says what it may',
  (name) => {
    expect(faults({ not: { all: [{ exact: { type, [name]: 'a' } }] } })).toEqual([
      `filter: must compare attributes, or values of the body such as data.order.lines[2].sku, and not "${name}", got an object of not`,
    ]);
  },
);

it.each(['subject', 'causeid', 'datacontenttype', 'data.a', 'data.a-b.C d[0][1].é', 'data[0]', 'data[0].a'])(
  'may compare %j',
  (name) => {
    expect(faults({ exact: { [name]: 'a' } })).toEqual([]);
  },
);

it('is read as it is stored, also when it is larger than what may be set', () => {
  expect(filter.safeParse(some(50, some(5, ofLength(1024)))).success).toBe(true);
});
