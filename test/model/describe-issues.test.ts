import { LosslessNumber } from 'lossless-json';
import { z } from 'zod';
import { describeIssues } from '../../src/model/describe-issues';
import { filter } from '../../src/model/filter';
import { newSink } from '../../src/model/sink';

function lines(schema: z.ZodType, input: unknown, prefix?: string): string[] {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : describeIssues(parsed.error, input, prefix);
}

const shape = z.strictObject({
  name: z.string().min(2).max(3),
  count: z.int().max(10).optional(),
  tags: z.array(z.string()).max(1).optional(),
  kind: z.enum(['a', 'b']).optional(),
  mail: z.email().optional(),
  token: z.string().max(2).optional(),
  from: z.union([z.enum(['table', 'latest']), z.array(z.string())]).optional(),
});

it.each([
  ['nothing at all', undefined, 'body: must be an object, got nothing'],
  ['something else', 'abc', 'body: must be an object, got "abc"'],
  ['a missing field', {}, 'name: must be a string, got nothing'],
  [
    'a field of another type',
    { name: { first: 'a', token: 'hush' } },
    'name: must be a string, got an object of first, token',
  ],
  [
    'a number that keeps its digits',
    { name: new LosslessNumber('12345678901234567890') },
    'name: must be a string, got 12345678901234567890',
  ],
  ['one that is a secret', { name: 'abc', token: new LosslessNumber('12') }, 'token: must be a string, got [secret]'],
  ['text that is too short', { name: 'a' }, 'name: must be at least 2 characters long, got "a"'],
  ['text that is too long', { name: 'abcd' }, 'name: must be at most 3 characters long, got "abcd"'],
  ['a number that is too large', { name: 'abc', count: 11 }, 'count: must be at most 10, got 11'],
  ['a number that is no integer', { name: 'abc', count: 1.5 }, 'count: must be an integer, got 1.5'],
  ['too many entries', { name: 'abc', tags: ['a', 'b'] }, 'tags: must have at most 1 entries, got an array'],
  ['an entry of another type', { name: 'abc', tags: [5] }, 'tags[0]: must be a string, got 5'],
  ['another value', { name: 'abc', kind: 'c' }, 'kind: must be "a" or "b", got "c"'],
  ['another format', { name: 'abc', mail: 'x' }, 'mail: must be a valid email, got "x"'],
  ['a secret', { name: 'abc', token: 'hush' }, 'token: must be at most 2 characters long, got [secret]'],
  [
    'neither of two kinds',
    { name: 'abc', from: 'tabel' },
    'from: must be "table" or "latest" or an array, got "tabel"',
  ],
  [
    'an unknown field',
    { name: 'abc', nmae: 1 },
    'nmae: unknown field, known are name, count, tags, kind, mail, token, from',
  ],
])('names the field, what is right and what was seen: %s', (_what, input, line) => {
  expect(lines(shape, input)).toEqual([line]);
});

it('shows no more than the beginning of a long value', () => {
  const [line = ''] = lines(shape, { name: 'a'.repeat(500) });
  expect(line).toMatch(/^name: must be at most 3 characters long, got "a{79}…$/);
});

it('names a part by what it is a part of', () => {
  expect(lines(shape, { nmae: 1 }, 'config')).toEqual([
    'config.name: must be a string, got nothing',
    expect.stringMatching(/^config.nmae: unknown field/),
  ]);
});

describe('of a choice', () => {
  it.each([
    ['without any of them', {}, 'filter: must have exactly one of "exact" or "prefix" or "suffix"'],
    ['with two of them', { exact: { type: 'a' }, not: { exact: { id: '1' } } }, 'filter: must have exactly one of'],
    ['with one misspelt', { exakt: { type: 'a' } }, 'got an object of exakt'],
    ['that is no object', [], 'filter: must be an object, got an array'],
    [
      'wrong inside',
      { all: [{ not: { exact: { type: 5 } } }] },
      'filter.all[0].not.exact.type: must be a string, got 5',
    ],
    ['empty inside', { prefix: {} }, 'filter.prefix: must name at least one attribute, got an object of nothing'],
  ])('says what it was meant to be: %s', (_what, input, line) => {
    expect(lines(filter, input, 'filter')).toEqual([expect.stringContaining(line)]);
  });

  it('names the types there are', () => {
    expect(lines(newSink, { id: 'a', type: 'webhook', policy: { schedule: { type: 'often' } } })).toEqual([
      'policy.schedule.type: must be "listed" or "constant" or "linear" or "exponential", got "often"',
    ]);
  });
});

it('says which key of a record is wrong', () => {
  const headers = z.record(z.string().regex(/^[a-z]+$/, 'must be lower case'), z.string());
  expect(lines(headers, { 'X Y': 'hush' }, 'headers')).toEqual(['headers.X Y: must be lower case']);
});

it('says how long the names of a record are', () => {
  expect(lines(filter, { exact: { '': 'a' } }, 'filter')).toEqual([
    'filter.exact.: its name must be at least 1 characters long',
  ]);
  expect(lines(filter, { exact: { ['a'.repeat(2000)]: 'a' } }, 'filter')).toEqual([
    `filter.exact.${'a'.repeat(67)}…: its name must be at most 1024 characters long`,
  ]);
});

it('shows no user and no password of a URL', () => {
  const url = z.string().refine(() => false, 'must be another');
  expect(lines(z.object({ url }), { url: 'https://me:p@ss/word@example.com/a' })).toEqual([
    'url: must be another, got "https://[secret]@example.com/a"',
  ]);
});

it('shows a whole number that is no JavaScript number', () => {
  const { error } = z.strictObject({ id: z.int() }).safeParse({ id: 12345678901234567890n });
  expect(error && describeIssues(error, { id: 12345678901234567890n })).toEqual([
    expect.stringMatching(/^id: must be .* got 12345678901234567890$/),
  ]);
});

it.each([
  ['unknown fields', z.strictObject({}), Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`f${n}`, n]))],
  ['entries', z.array(z.string()), Array.from({ length: 1000 }, (_, n) => n)],
])('names twenty faults of %s, and says how many more there are', (_what, schema, input) => {
  const told = lines(schema, input);
  expect(told).toHaveLength(21);
  expect(told.at(-1)).toBe('and 980 more');
});

it('does not repeat the whole of a long unknown name', () => {
  const [line = ''] = lines(z.strictObject({}), { ['x'.repeat(5000)]: 1 });
  expect(line.length).toBeLessThan(200);
});
