import { DrizzleQueryError } from 'drizzle-orm';
import { answerOf, refusalOf } from '../../src/api/refusal';

const failedQuery = (code: string | undefined, message: string) =>
  new DrizzleQueryError('select $1', ['hush'], Object.assign(new Error(message), code === undefined ? {} : { code }));

it.each([
  ['22021', 'badRequest', 'a text has the character NUL (U+0000) in it, which cannot be kept'],
  ['22003', 'badRequest', 'the ledger cannot take this: no'],
  ['23505', 'internal', 'something unexpected went wrong'],
  ['42P01', 'internal', 'something unexpected went wrong'],
  ['40P01', 'ledgerUnavailable', 'the ledger did not answer: no'],
  ['57P03', 'ledgerUnavailable', 'the ledger did not answer: no'],
  ['ECONNREFUSED', 'ledgerUnavailable', 'the ledger did not answer: no'],
  [undefined, 'ledgerUnavailable', 'the ledger did not answer: no'],
])('says what a failed query with %s means, and never with what', (code, error, message) => {
  const answer = answerOf(refusalOf(failedQuery(code, 'no')));
  expect(answer).toMatchObject({ error: `penstock.${error}`, message });
  expect(JSON.stringify(answer)).not.toContain('hush');
});

it('takes a database that cannot be connected to for what it is', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expect(refusalOf(error)).toMatchObject({ code: 'ledgerUnavailable' });
});

it.each([new TypeError('x is undefined'), 'thrown text', undefined])('shows nothing of %p', (error) => {
  expect(answerOf(refusalOf(error))).toEqual({
    statusCode: 500,
    error: 'penstock.internal',
    message: 'something unexpected went wrong',
    hint: 'Look for the error in the log of the process that answered.',
  });
});
