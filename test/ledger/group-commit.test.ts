import { groupCommit } from '../../src/ledger/group-commit';
import { until } from '../support/until';

const isItemsFault = (error: unknown) => error instanceof RangeError;

/** Doubles numbers; refuses a group with a negative one in it. Remembers the groups, and holds the first back. */
function doubling() {
  const groups: number[][] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const commit = async (items: number[]) => {
    groups.push(items);
    await released;
    if (items.some((item) => item < 0)) throw new RangeError('negative');
    return items.map((item) => item * 2);
  };
  return { groups, release, add: groupCommit(commit, isItemsFault, () => 1) };
}

it('joins what comes in at once, and while a commit is under way, and answers each with its own', async () => {
  const { add, groups, release } = doubling();
  const first = [add(1), add(2)];
  await until('the first commit', () => groups.length > 0);
  const all = Promise.all([...first, add(3), add(4)]);
  release();

  expect(await all).toEqual([2, 4, 6, 8]);
  expect(groups).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('takes at most 500 in one commit', async () => {
  const { add, groups, release } = doubling();
  const all = Promise.all(Array.from({ length: 1200 }, (_, item) => add(item)));
  release();

  await all;
  expect(groups.map(({ length }) => length)).toEqual([500, 500, 200]);
});

it('takes no further item when those it has are 500 rows, however few they are', async () => {
  const groups: number[][] = [];
  const commit = (items: number[]) => {
    groups.push(items);
    return Promise.resolve(items);
  };
  const add = groupCommit(
    commit,
    isItemsFault,
    () => 1,
    (rows) => rows,
  );
  await Promise.all([300, 199, 2000, 500, 1, 1].map(add));
  expect(groups).toEqual([[300, 199, 2000], [500], [1, 1]]);
});

it('lets an item fail alone', async () => {
  const { add, groups, release } = doubling();
  const all = Promise.allSettled([1, 2, -3, 4].map(add));
  release();

  expect(await all).toEqual([
    { status: 'fulfilled', value: 2 },
    { status: 'fulfilled', value: 4 },
    { status: 'rejected', reason: new RangeError('negative') },
    { status: 'fulfilled', value: 8 },
  ]);
  expect(groups).toEqual([[1, 2, -3, 4], [1], [2], [-3], [4]]);
});

it('does not try each singly when none could succeed', async () => {
  let commits = 0;
  const add = groupCommit<number, number>(
    () => {
      commits += 1;
      return Promise.reject(new Error('the database is away'));
    },
    isItemsFault,
    () => 1,
  );

  const all = await Promise.allSettled([1, 2, 3].map(add));

  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(commits).toBe(1);
});

it('goes on after a failure', async () => {
  const { add, release } = doubling();
  release();
  await expect(add(-1)).rejects.toThrow('negative');
  expect(await add(1)).toBe(2);
});

it('refuses more than 5000 that wait, and takes more when they are done', async () => {
  const { add, release } = doubling();
  const taken = Array.from({ length: 5000 }, (_, item) => add(item));

  await expect(add(1)).rejects.toMatchObject({ code: 'overloaded' });

  release();
  expect((await Promise.all(taken)).at(-1)).toBe(9998);
  expect(await add(1)).toBe(2);
});
