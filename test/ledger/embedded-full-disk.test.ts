// The embedded ledger on a disk of its own that is full: what was committed stays, and it goes on when there is room.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { databaseError } from '../../src/ledger/database-error';
import { dueChannel, rows, type Ledger } from '../../src/ledger/ledger';
import { openEmbeddedLedger } from '../../src/ledger/open-ledger';
import { smallDisk, type SmallDisk } from '../support/small-disk';
import { until } from '../support/until';

let disk: SmallDisk;
let ledger: Ledger;
let told: string[];
let acknowledged: number;

beforeEach(async () => {
  disk = await smallDisk(192);
  told = [];
  acknowledged = 0;
  ledger = await openEmbeddedLedger(join(disk.folder, 'ledger'), (state) => told.push(state));
  await ledger.db.execute(sql`create table probe (n int primary key, filling text)`);
});
afterEach(async () => {
  await ledger.close();
  await disk.close();
});

const put = async () => {
  await ledger.db.execute(sql`insert into probe values (${acknowledged}, ${randomBytes(4000).toString('hex')})`);
  acknowledged += 1;
};
/** Writes until it is refused; answers why. */
const fill = async (): Promise<string> => {
  for (;;) {
    const refusal = await put().then(
      () => undefined,
      (error: unknown) => databaseError(error).message,
    );
    if (refusal !== undefined) return refusal;
  }
};
const count = async () => (await rows<{ n: number }>(ledger.db, sql`select count(*)::int as n from probe`))[0]?.n;

it('refuses what its tables have no room for, and takes it when they have', async () => {
  await disk.leave(200_000);
  expect(await fill()).toContain('No space left on device');
  expect(await count()).toBe(acknowledged);
  await disk.leave();
  await put();
  expect(await count()).toBe(acknowledged);
  expect(told).toEqual([]);
});

it('stops when its log has no room, and goes on by itself when it has, with all that was committed and nothing else', async () => {
  let heard = 0;
  await ledger.onDue(() => (heard += 1));
  await disk.leave(20_000_000);
  let stopped = (): void => undefined;
  const hasStopped = new Promise<void>((resolve) => (stopped = resolve));
  // One transaction begins before, and would go on after.
  const torn = ledger.db.transaction(async (transaction) => {
    await transaction.execute(sql`insert into probe values (-1, '')`);
    for (let n = -2; told.length === 0; n -= 1) {
      const filling = randomBytes(4000).toString('hex');
      await transaction.execute(sql`insert into probe values (${n}, ${filling})`).catch(() => undefined);
    }
    stopped();
    await until('the ledger to go on', () => told.length === 2);
    await transaction.execute(sql`insert into probe values (-1, '')`);
  });
  const wentOn = expect(torn).rejects.toThrow();
  await hasStopped;
  expect(told).toEqual(['full']);
  expect(await fill()).toContain('the embedded ledger has stopped: could not write to file');
  await disk.leave();
  await wentOn;
  expect(told).toEqual(['full', 'goesOn']);
  expect(await count()).toBe(acknowledged);
  expect(heard).toBe(1);

  await ledger.db.execute(sql`select pg_notify(${dueChannel}, '')`);
  await until('to hear of what is due', () => heard === 2);
  await put();
  expect(await count()).toBe(acknowledged);
});

it('says at its start that its disk is full, and starts when there is room', async () => {
  await put();
  await ledger.close();
  await disk.leave(0);
  const opening = openEmbeddedLedger(join(disk.folder, 'ledger'));
  await expect(opening).rejects.toMatchObject({ code: 'diskFull' });
  await disk.leave();
  ledger = await openEmbeddedLedger(join(disk.folder, 'ledger'));
  expect(await count()).toBe(acknowledged);
});
