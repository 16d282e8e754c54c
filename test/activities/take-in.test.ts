// A group that takes in what is accepted in the same process: it is attempted at once, and nobody claims it.
import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { attemptGroup } from '../../activities/groups/attempt-group';
import { mostTakenIn, roomForLast } from '../../activities/groups/room';
import type { ActivityDependencies } from '../../activities/dependencies';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { configurationReader, type ConfiguredSource } from '../../src/ledger/configuration';
import { rows, type Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { readStatistics } from '../../src/ledger/statistics';
import type { GroupOutcome } from '../../src/model/delivery';
import { Intakes } from '../../src/model/intakes';
import type { Policy } from '../../src/model/policy';
import { createAccept, type Accept } from '../../src/sources/accept';
import { anEvent } from '../support/event';
import { startReceiver, type Receiver } from '../support/receiver';
import { silent } from '../support/silent';
import { until } from '../support/until';
import { accept as acceptAlone, dependenciesOver, keyring, readDelivery, withSink, withSource } from '../support/world';

let ledger: Ledger;
let receiver: Receiver;
let intakes: Intakes;
let accept: Accept;
/** As another process does. */
let acceptElsewhere: Accept;
let dependencies: ActivityDependencies;

beforeEach(async () => {
  ledger = await emptyLedger();
  receiver = await startReceiver({ status: 200 });
  intakes = new Intakes();
  accept = createAccept(ledger.db, silent, intakes);
  acceptElsewhere = createAccept(ledger.db, silent);
  dependencies = { ...dependenciesOver(ledger), intakes };
});
afterEach(async () => {
  await receiver.close();
  await ledger.close();
});

const claim = () => claimWork(ledger.db, 10, { groupable: () => true, isFast: () => false, intakes });
const untilOpen = () => until('the group to take in', () => !intakes.isEmpty);
/** Keeps a place in the group, so that it does not end while nobody comes; answers how to give it up. */
const keepOpen = async ({ configurationVersion }: ConfiguredSource) => {
  const sink = { sourceId: 'shop', sinkId: 'target' };
  const intake = await until('the group to take in', () => intakes.keepPlace(sink, configurationVersion, 0));
  return () => intake.stayAway(0);
};
/** Fewer at a time than may wait for the ledger. */
const acceptMany = async (source: ConfiguredSource, events: number, by = accept) => {
  const deliveries = [];
  for (let left = events; left > 0; left -= 1000) {
    const some = Array.from({ length: Math.min(left, 1000) }, () => by(source, [anEvent()]));
    deliveries.push(...(await Promise.all(some)).flatMap(([one]) => one?.deliveries ?? []));
  }
  return deliveries;
};

interface Begun {
  /** As its settings are when the group begins: a group waits for company no longer than it takes to read them. */
  source: ConfiguredSource;
  /** Comes at its end. */
  outcome: Promise<GroupOutcome>;
}

/** A group under way. */
async function begin(policy: Partial<Policy> = {}, members = 1): Promise<Begun> {
  await withSource(ledger);
  await withSink(ledger, { config: { url: receiver.url }, policy });
  const source = await shop();
  for (let n = 0; n < members; n++) await acceptAlone(ledger);
  intakes.callForNext({ sourceId: 'shop', sinkId: 'target' });
  const { groups } = await claim();
  if (!groups[0]) throw new Error('no group was claimed');
  return { source, outcome: attemptGroup(dependencies, groups[0], () => undefined) };
}

async function shop(): Promise<ConfiguredSource> {
  const { configuration } = await configurationReader(ledger.db, keyring).refresh();
  const found = configuration.get('shop');
  if (!found) throw new Error('the source was not read');
  return found;
}

it('attempts at once what is accepted meanwhile, each once, and lists it in its outcome', async () => {
  const { source, outcome } = await begin();
  await untilOpen();
  const deliveries = await acceptMany(source, 60);

  expect(deliveries.map(({ state }) => state)).toEqual(deliveries.map(() => 'running'));
  const { delivered, takenIn, failed, returned } = await outcome;
  expect({ delivered, failed, returned }).toEqual({ delivered: 61, failed: [], returned: [] });
  expect(takenIn?.sort()).toEqual(deliveries.map(({ id }) => id).sort());
  const sent = receiver.requests.map((request) => String(request.headers['webhook-id']));
  expect(new Set(sent).size).toBe(61);
  expect(sent).toHaveLength(61);
  expect(await readStatistics(ledger.db)).toMatchObject({ accepted: 61, delivered: 61, open: 0 });
});

it('attempts who was accepted elsewhere and is found due, beside those accepted here', async () => {
  const { source, outcome } = await begin();
  const letEnd = await keepOpen(source);
  const elsewhere = (await acceptMany(source, 30, acceptElsewhere)).map(({ id }) => id);
  await expect(claim()).resolves.toMatchObject({ deliveries: [], groups: [], joined: 30 });
  const here = (await acceptMany(source, 5)).map(({ id }) => id);
  letEnd();
  const { delivered, takenIn, failed, returned } = await outcome;
  expect({ delivered, failed, returned }).toEqual({ delivered: 36, failed: [], returned: [] });
  expect(takenIn?.sort()).toEqual([...elsewhere, ...here].sort());
});

it('takes no more of those due than it can soon begin, and says when it has room again', async () => {
  receiver.script({ status: 200, delayMs: 100 });
  const { source, outcome } = await begin();
  const letEnd = await keepOpen(source);
  await acceptMany(source, 250, acceptElsewhere);
  const hasRoom = new Promise<void>((resolve) => intakes.onRoom(resolve));
  expect((await claim()).joined).toBe(200);
  // The rest begins another group, when it has waited for this one.
  await until('another group', async () => {
    const { joined, groups } = await claim();
    expect(joined).toBe(0);
    return groups.length === 1;
  });
  await hasRoom;
  letEnd();
  await expect(outcome).resolves.toMatchObject({ failed: [], returned: [] });
});

it('ends when nobody comes any more, and lets its permits go', async () => {
  const { source, outcome } = await begin();
  await expect(outcome).resolves.toEqual({ delivered: 1, failed: [], returned: [] });
  expect(intakes.isEmpty).toBe(true);
  const [later] = await acceptMany(source, 1);
  expect(later?.state).toBe('pending');
});

it('takes nothing in by settings that are not those of its attempts', async () => {
  const { outcome } = await begin();
  await untilOpen();
  await withSink(ledger, { id: 'another' });
  const deliveries = await acceptMany(await shop(), 1);
  expect(deliveries.map(({ state }) => state)).toEqual(['pending', 'pending']);
  await outcome;
});

it('takes in nothing that is to wait for its turn', async () => {
  const { outcome } = await begin({ order: { key: 'subject', whenStuck: 'wait' } }, 3);
  await expect(outcome).resolves.toMatchObject({ delivered: 3 });
  expect(intakes.isEmpty).toBe(true);
});

it('lets who failed go on alone, and gives back at once whom it will not begin', async () => {
  const { source, outcome } = await begin({ maxConcurrency: 2 });
  await receiver.received(1);
  receiver.script({ status: 500 });
  const ids = (await acceptMany(source, 30)).map(({ id }) => id);
  const { delivered, failed, returned } = await outcome;
  // The first of all was sent before.
  expect([delivered, failed.length]).toEqual([1, 5]);
  expect([...failed, ...returned].sort()).toEqual(ids.sort());
  expect(await readDelivery(ledger, failed[0] ?? '')).toMatchObject({ state: 'pending', attempts: 1, owned: false });
  expect(await readDelivery(ledger, returned[0] ?? '')).toMatchObject({ state: 'pending', attempts: 0, owned: false });
});

it('parks whom it took in before its sink was paused and did not begin', async () => {
  receiver.script({ status: 200, delayMs: 300 });
  const { source, outcome } = await begin({ maxConcurrency: 2 });
  await untilOpen();
  const ids = (await acceptMany(source, 10)).map(({ id }) => id);
  await pauseSink(ledger.db, 'shop', 'target', 'by request', penstockItself);
  const { returned } = await outcome;
  expect(returned.length).toBeGreaterThan(0);
  for (const id of returned) {
    expect(ids).toContain(id);
    expect(await readDelivery(ledger, id)).toMatchObject({ state: 'parked', reason: 'paused', attempts: 0 });
  }
});

it('sends one away when it is nearly full, and takes in all others until the next group does, which carries him', async () => {
  const { source, outcome } = await begin();
  const release = await keepOpen(source);
  const first: Awaited<ReturnType<typeof acceptMany>> = [];
  const goOn = async (events: number) => {
    first.push(...(await acceptMany(source, events)));
    // Nobody waits so long that he goes back to the ledger.
    await receiver.received(first.filter(({ state }) => state === 'running').length);
  };
  while (first.length < mostTakenIn - roomForLast) await goOn(500);
  await goOn(10);
  release();
  // One a second, should this machine be slow.
  const sentAway = first.filter(({ state }) => state === 'pending').map(({ id }) => id);
  expect(sentAway.length).toBeGreaterThan(0);
  expect(sentAway.length).toBeLessThan(100);

  const { groups } = await claim();
  if (!groups[0]) throw new Error('no group was claimed');
  expect(groups[0].deliveryIds.sort()).toEqual(sentAway.sort());
  const next = attemptGroup(dependencies, groups[0], () => undefined);
  let hasEnded = false;
  void outcome.finally(() => (hasEnded = true));
  const meanwhile = [];
  while (!hasEnded) meanwhile.push(...(await acceptMany(source, 1)));
  expect(new Set(meanwhile.map(({ state }) => state))).toEqual(new Set(['running']));
  const outcomes = [await outcome, await next];
  expect(outcomes.map(({ failed, returned }) => [...failed, ...returned])).toEqual([[], []]);
  expect(outcomes[0]!.delivered + outcomes[1]!.delivered).toBe(1 + first.length + meanwhile.length);
});

it('attempts more at a time while its members wait for a slow target, but leaves an eighth to others', async () => {
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const { source, outcome } = await begin({ maxConcurrency: 16 });
  await untilOpen();
  await receiver.received(1);
  receiver.script(() => answered.then(() => ({ status: 200 })));
  await acceptMany(source, 40);
  const [before] = await rows(ledger.db, sql`select permits from groups`);
  expect(before).toEqual({ permits: 8 });
  await receiver.received(1 + 14);
  const [now] = await rows(ledger.db, sql`select permits from groups`);
  expect(now).toEqual({ permits: 14 });
  answer();
  await expect(outcome).resolves.toMatchObject({ delivered: 41, failed: [], returned: [] });
});

it('is full at last: who comes then waits to be claimed', async () => {
  receiver.script({ status: 200, delayMs: 20 });
  const { source, outcome } = await begin();
  await untilOpen();
  const states = (await acceptMany(source, mostTakenIn + 200)).map(({ state }) => state);
  const { takenIn = [] } = await outcome;
  expect(new Set(states)).toEqual(new Set(['running', 'pending']));
  expect(states.filter((state) => state === 'running')).toHaveLength(takenIn.length);
});

it('begins nobody more when the worker is to stop, lets those end that are begun, and gives back the others', async () => {
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  receiver.script(() => answered.then(() => ({ status: 200 })));
  const { outcome } = await begin({ maxConcurrency: 4 }, 6);
  await receiver.received(2);
  dependencies.stopping.begin();
  const begun = receiver.requests.length;
  answer();
  const { delivered, failed, returned } = await outcome;
  expect({ delivered, failed, returned: returned.length }).toEqual({
    delivered: begun,
    failed: [],
    returned: 6 - begun,
  });
  expect(receiver.requests).toHaveLength(begun);
  expect(begun).toBeLessThan(6);
});
