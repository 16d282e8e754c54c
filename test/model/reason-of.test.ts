import { reasonOf } from '../../src/model/reason-of';

it('is the innermost of the messages', () => {
  const cause = new Error('no such table');
  expect(reasonOf(new Error('the query failed', { cause: new Error('it failed', { cause }) }))).toBe('no such table');
});

it('is the code of an error without words, such as when no address of a host answers', () => {
  const silent = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  expect(reasonOf(new Error('the query failed', { cause: silent }))).toBe('ECONNREFUSED');
});

it('is what was thrown when that is no error', () => {
  expect(reasonOf('gone')).toBe('gone');
});
