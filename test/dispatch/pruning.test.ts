import { walkOverEvents } from '../../src/dispatch/pruning';

const { signal } = new AbortController();
const atItsEnd = Promise.resolve({ events: 0, toUid: undefined });

/** A ledger that has no time for steps over more events than `most`; answers what steps it was asked for. */
function ledgerWithTimeFor(most: number) {
  const ledger = { most, limits: [] as number[] };
  const walkOn = walkOverEvents(({ limit }) => {
    ledger.limits.push(limit);
    if (limit <= ledger.most) return atItsEnd;
    return Promise.reject(new Error('canceling statement due to statement timeout'));
  });
  return { ledger, walkOn: () => walkOn(signal).catch(() => undefined) };
}

it('goes on where it stopped, and answers how many events went', async () => {
  const uids = ['a', 'b', 'c', undefined, undefined];
  const asked: (string | undefined)[] = [];
  const walkOn = walkOverEvents(({ afterUid }) => {
    asked.push(afterUid);
    return Promise.resolve({ events: 2, toUid: uids[asked.length - 1] });
  });
  expect(await walkOn(signal)).toBe(8);
  expect(await walkOn(signal)).toBe(2);
  expect(asked).toEqual([undefined, 'a', 'b', 'c', 'c']);
});

it('takes half as many events after a step that failed, down to one', async () => {
  const { ledger, walkOn } = ledgerWithTimeFor(0);
  for (let n = 0; n < 10; n += 1) await walkOn();
  expect(ledger.limits).toEqual([200, 100, 50, 25, 12, 6, 3, 1, 1, 1]);
});

it('takes the same events again after a step that failed', async () => {
  const asked: (string | undefined)[] = [];
  const walkOn = walkOverEvents(({ afterUid }) => {
    asked.push(afterUid);
    if (asked.length === 2) return Promise.reject(new Error('canceling statement due to statement timeout'));
    return asked.length === 1 ? Promise.resolve({ events: 1, toUid: 'a' }) : atItsEnd;
  });
  await expect(walkOn(signal)).rejects.toThrow('timeout');
  await walkOn(signal);
  expect(asked).toEqual([undefined, 'a', 'a']);
});

it('takes twice as many after one that went well, up to two hundred', async () => {
  const { ledger, walkOn } = ledgerWithTimeFor(50);
  for (let n = 0; n < 2; n += 1) await walkOn();
  ledger.most = 200;
  for (let n = 0; n < 4; n += 1) await walkOn();
  expect(ledger.limits).toEqual([200, 100, 50, 100, 200, 200]);
});
