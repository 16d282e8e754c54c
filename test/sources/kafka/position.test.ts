import { positionOf } from '../../../src/sources/kafka/consumer/position';

const log = { first: 10, end: 20 };

it.each([
  ['what the group has stored', { stored: 15, start: 10 }, 15],
  ['the end that the group has reached', { stored: 20, start: 10 }, 20],
  ['where the group was to begin, when it has stored nothing', { stored: undefined, start: 12 }, 12],
])('goes on at %s', (_name, facts, offset) => {
  expect(positionOf({ ...log, ...facts })).toEqual({ kind: 'at', offset, decided: false });
});

it('counts the records that are gone', () => {
  expect(positionOf({ ...log, stored: 4, start: 0 })).toEqual({ kind: 'lost', lostOffset: 4, gone: 6 });
  expect(positionOf({ ...log, stored: undefined, start: 3 })).toEqual({ kind: 'lost', lostOffset: 3, gone: 7 });
});

it('does not take a log that ends before the stored offset for the same one', () => {
  expect(positionOf({ ...log, stored: 21, start: 0 })).toEqual({ kind: 'lost', lostOffset: 21, gone: undefined });
});

it('goes on where it was decided, for this loss and no other', () => {
  const facts = { ...log, stored: 4, start: 0 };
  const decided = (goOnFrom: 'earliest' | 'latest', lostOffset = 4) =>
    positionOf({ ...facts, decision: { lostOffset, goOnFrom } });
  expect(decided('earliest')).toEqual({ kind: 'at', offset: 10, decided: true });
  expect(decided('latest')).toEqual({ kind: 'at', offset: 20, decided: true });
  expect(decided('latest', 3)).toMatchObject({ kind: 'lost' });
});

it('does not take another topic of the same name for the one that was read, however far it goes', () => {
  const another = { ...log, isAnother: true, start: 0 };
  expect(positionOf({ ...another, stored: 15 })).toEqual({ kind: 'lost', lostOffset: 15, gone: undefined });
  // Brokers forget what a group has stored for a topic that is deleted.
  expect(positionOf({ ...another, stored: undefined, start: 10 })).toMatchObject({ kind: 'lost', lostOffset: 10 });
  const decision = { lostOffset: 15, goOnFrom: 'earliest' } as const;
  expect(positionOf({ ...another, stored: 15, decision })).toEqual({ kind: 'at', offset: 10, decided: true });
});
