// The engine asks again for what is under way, as after an absence of either: nothing is sent twice for that.
import { MockActivityEnvironment } from '@temporalio/testing';
import { sql } from 'drizzle-orm';
import { createActivities, type Activities } from '../../activities';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { isCarriedElsewhere } from '../../src/ledger/groups/carried-by';
import { openGroups } from '../../src/ledger/groups/open-groups';
import type { Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { writeSlotUse } from '../../src/ledger/worker-slots';
import { newUuid } from '../../src/model/ids';
import { startReceiver, type Receiver } from '../support/receiver';
import { until } from '../support/until';
import { accept, claim, dependenciesOver, keyring, thisWorker, withSink, withSource } from '../support/world';

let ledger: Ledger;
let receiver: Receiver;
let activities: Activities;
let answer: () => void;

beforeEach(async () => {
  ledger = await emptyLedger();
  const answers = new Promise<void>((resolve) => (answer = resolve));
  receiver = await startReceiver(async () => {
    await answers;
    return { status: 200 };
  });
  activities = createActivities(dependenciesOver(ledger));
  await withSource(ledger);
  await withSink(ledger, { config: { url: receiver.url } });
});
afterEach(async () => {
  await receiver.close();
  await ledger.close();
});

const run = <T>(activity: () => Promise<T>): Promise<T> => new MockActivityEnvironment().run(activity);

it('carries a group once, and both are told its outcome', async () => {
  for (let n = 0; n < 5; n++) await accept(ledger);
  const { groups } = await claimWork(ledger.db, 10, { groupable: () => true, isFast: () => false });
  const group = groups[0]!;
  const first = run(() => activities.attemptGroup(group));
  await receiver.received(5);
  const second = run(() => activities.attemptGroup(group));
  answer();
  expect([await first, await second]).toEqual(Array(2).fill({ delivered: 5, failed: [], returned: [] }));
  expect(receiver.requests).toHaveLength(5);
  await expect(run(() => activities.attemptGroup(group))).resolves.toMatchObject({ delivered: 5 });
  expect(receiver.requests).toHaveLength(5);
});

it('leaves a group to a worker that lives, and carries it on when that one has fallen silent', async () => {
  for (let n = 0; n < 5; n++) await accept(ledger);
  const { groups } = await claimWork(ledger.db, 10, { groupable: () => true, isFast: () => false });
  const group = groups[0]!;
  const other = newUuid();
  await writeSlotUse(ledger.db, other, { total: 1, keptForSync: 0, sync: 0, async: 1 });
  await openGroups(ledger.db, keyring, other, group.id);
  const again = () => new MockActivityEnvironment({ attempt: 2 }).run(() => activities.attemptGroup(group));
  await expect(again()).rejects.toThrow('another worker carries it and lives');
  expect(receiver.requests).toHaveLength(0);
  await ledger.db.execute(sql`update worker_slots set seen_at = now() - interval '13 seconds'`);
  answer();
  await expect(again()).resolves.toMatchObject({ delivered: 5 });
});

it('lets another worker carry on a group that it has failed with, though it lives', async () => {
  for (let n = 0; n < 5; n++) await accept(ledger);
  const { groups } = await claimWork(ledger.db, 10, { groupable: () => true, isFast: () => false });
  const group = groups[0]!;
  await writeSlotUse(ledger.db, thisWorker, { total: 1, keptForSync: 0, sync: 0, async: 1 });
  const isAway = () => Promise.reject(new Error('the ledger is away'));
  const failing = createActivities({ ...dependenciesOver(ledger), closeGroup: isAway });
  answer();
  const failed = run(() => failing.attemptGroup(group));
  const other = newUuid();
  await until('the group to be carried', () => isCarriedElsewhere(ledger.db, group.id, other));
  await expect(failed).rejects.toThrow('the ledger is away');
  await until('it to be let go', async () => !(await isCarriedElsewhere(ledger.db, group.id, other)));
});

it('makes an attempt once, be it local or not, and both are told its end', async () => {
  await accept(ledger);
  const [claimed] = await claim(ledger, 1);
  const request = { delivery: { ...claimed!, mayAttemptLocally: true }, number: 1, scheduleFrom: 0 };
  const first = run(() => activities.attemptLocally(request));
  await receiver.received(1);
  const second = run(() => activities.attempt(request));
  answer();
  expect([await first, await second]).toMatchObject(Array(2).fill({ kind: 'delivered' }));
  expect(receiver.requests).toHaveLength(1);
});
