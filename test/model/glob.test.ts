import fc from 'fast-check';
import picomatch from 'picomatch';
import { compileGlob } from '../../src/model/glob';

describe.each([true, false])('with strictSlashes %s', (strictSlashes) => {
  const options = { dot: true, noextglob: true, nonegate: true, strictSlashes, windows: false };
  const piece = fc.constantFrom(
    ...[
      'a',
      'b',
      '-',
      '.',
      '..',
      '/',
      '*',
      '**',
      '/**',
      '**/',
      '/**/',
      '?',
      '!',
      ',',
      '^',
      '$',
      '\\*',
      '\\a',
      '\n',
      'é',
    ],
    ...[
      '[ab]',
      '[a-c]',
      '[!a]',
      '[^a]',
      '[',
      ']',
      '{a,b}',
      '{a,*}',
      '{**,b/a}',
      '{a..c}',
      '{1..3}',
      '{',
      '}',
      '"',
      '"a*"',
    ],
    ...['@', '(a)', '(a|b)', '+', '|', '(', ')', '[a]+', '(*)', '{[ab],?}', '[[:alpha:]]'],
  );
  const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '1', '-', '.', '/', '*', '\n', 'é', '(', '+', '['), { maxLength: 8 })
    .map((units) => units.join(''));

  it('matches what picomatch matches', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 10, maxLength: 10 }), (tried, texts) => {
        const matches = compileGlob(tried, { strictSlashes });
        const expected = picomatch(tried, options);
        for (const one of [...texts, tried]) expect([one, matches(one)]).toEqual([one, expected(one)]);
      }),
      { numRuns: 3000 },
    );
  });
});

it.each([
  ['stars', '*a'.repeat(60) + 'b'],
  ['globstars', '**/a'.repeat(60) + 'b'],
  ['choices', '{a,aa}'.repeat(60) + 'b'],
  ['repeated groups', '(a+)+b'],
  ['groups that repeat all', '(a*)+(a*)+(a*)+b'],
])('answers at once for %s that could match a text in more ways than can be tried', (_what, pattern) => {
  const matches = compileGlob(pattern, { strictSlashes: true });
  expect(matches('a'.repeat(1024))).toBe(false);
  expect(matches('a/'.repeat(512))).toBe(false);
});

it('matches as picomatch does what it anchors at one end only', () => {
  const matches = compileGlob('))|{a', { strictSlashes: true });
  expect(['ba', 'a', ')b', 'ab', '))|{a'].map(matches)).toEqual([true, true, true, false, true]);
});

it.each(['(?<!b)a', '(a)\\1', '(?=(?=a))a', '(?=.*)a'])('matches only itself by %s, which no glob says', (pattern) => {
  const matches = compileGlob(pattern, { strictSlashes: true });
  expect([matches(pattern), matches('a'), matches('aa')]).toEqual([true, false, false]);
});
