import { readableJson } from '../../src/cli/output/readable-json';

it('keeps on a line what fits on one', () => {
  expect(readableJson({ url: 'http://a', headers: {} })).toBe('{"url":"http://a","headers":{}}');
});

it('breaks what is longer, and stays the same JSON', () => {
  const value = { list: Array.from({ length: 30 }, (_, index) => `item ${index}`), empty: [], deep: { a: null, b: 1 } };
  const printed = readableJson(value);
  expect(JSON.parse(printed)).toEqual(value);
  expect(printed).toContain('\n  "deep": {"a":null,"b":1}\n');
});
