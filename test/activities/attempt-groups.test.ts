// Groups of several sinks on their way by one activity: each as if it were alone, while others board.
import { penstockItself } from '../../src/model/change';
import { sql } from 'drizzle-orm';
import { attemptGroups } from '../../activities/groups/attempt-groups';
import { mostTakenIn, roomForLast } from '../../activities/groups/room';
import type { ActivityDependencies } from '../../activities/dependencies';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { configurationReader } from '../../src/ledger/configuration';
import { findGroups } from '../../src/ledger/groups/overdue-groups';
import { rows, type Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { pauseSink } from '../../src/ledger/flow/pause-sink';
import { readStatistics } from '../../src/ledger/statistics';
import type { Carrier, GroupOutcome } from '../../src/model/delivery';
import { Intakes } from '../../src/model/intakes';
import { createAccept } from '../../src/sources/accept';
import { anEvent } from '../support/event';
import { failingAt } from '../support/ledger-faults';
import { startReceiver, type Receiver } from '../support/receiver';
import { silent } from '../support/silent';
import { until } from '../support/until';
import { accept, dependenciesOver, keyring, readDelivery, withSink, withSource } from '../support/world';

const sinks = Array.from({ length: 10 }, (_, index) => `sink-${index}`);

let ledger: Ledger;
let receiver: Receiver;
let intakes: Intakes;
let dependencies: ActivityDependencies;

beforeEach(async () => {
  ledger = await emptyLedger();
  receiver = await startReceiver({ status: 200 });
  intakes = new Intakes();
  dependencies = { ...dependenciesOver(ledger), intakes };
  await withSource(ledger);
});
afterEach(async () => {
  await receiver.close();
  await ledger.close();
});

const withSinks = async (url = receiver.url) => {
  for (const id of sinks) await withSink(ledger, { id, config: { url } });
};
const claim = () => claimWork(ledger.db, 20, { groupable: () => true, isFast: () => false, intakes });
const acceptEach = async (which = sinks) => {
  const ids: string[] = [];
  for (const sinkId of which) ids.push(await accept(ledger, anEvent(), sinkId));
  return ids;
};
const claimCarrier = async (): Promise<Carrier> => {
  const { carriers } = await claim();
  if (!carriers[0]) throw new Error('no carrier was claimed');
  return carriers[0];
};
const attempt = (carrier: Carrier, over = dependencies): Promise<GroupOutcome> =>
  attemptGroups(over, carrier, () => undefined);
const sent = () => receiver.requests.map((request) => String(request.headers['webhook-id']));
const untilBoarding = () => until('the carrier to be boarded', () => intakes.carriers.open !== undefined);

it('delivers what several sinks have, each by its own group, and ends when nobody comes', async () => {
  await withSinks();
  const ids = await acceptEach();
  const carrier = await claimCarrier();
  await expect(attempt(carrier)).resolves.toEqual({ delivered: 10, failed: [], returned: [] });
  expect(sent().sort()).toEqual(ids.sort());
  expect(await findGroups(ledger.db, carrier.id)).toEqual([]);
  expect(intakes.carriers.open).toBeUndefined();
  expect(intakes.isEmpty).toBe(true);
  expect(await readStatistics(ledger.db)).toMatchObject({ accepted: 10, delivered: 10, open: 0 });
});

it('lets those board who are claimed meanwhile, and takes in what is accepted for a sink that is aboard', async () => {
  await withSinks();
  await withSink(ledger, { id: 'later', config: { url: receiver.url } });
  await acceptEach();
  const outcome = attempt(await claimCarrier());
  await untilBoarding();
  const boarded = await acceptEach(['later']);
  await expect(claim()).resolves.toMatchObject({ joined: 1, carriers: [], deliveries: [] });
  await receiver.received(11);
  const { configuration } = await configurationReader(ledger.db, keyring).refresh();
  const [taken] = await createAccept(ledger.db, silent, intakes)(configuration.get('shop')!, [anEvent()]);
  expect(taken?.deliveries.map(({ state }) => state)).toEqual(taken?.deliveries.map(() => 'running'));

  const { delivered, failed, returned, takenIn = [] } = await outcome;
  expect({ delivered, failed, returned }).toEqual({ delivered: 22, failed: [], returned: [] });
  expect(takenIn.sort()).toEqual([...boarded, ...taken!.deliveries.map(({ id }) => id)].sort());
  expect(new Set(sent()).size).toBe(22);
});

it('settles and closes what others have while the target of one hangs', async () => {
  const hanging = await startReceiver({ status: 200, delayMs: 1500 });
  try {
    await withSinks();
    await withSink(ledger, { id: 'hanging', config: { url: hanging.url } });
    const ids = await acceptEach([...sinks, 'hanging']);
    const carrier = await claimCarrier();
    const outcome = attempt(carrier);
    await hanging.received(1);
    await until('all other groups to be closed', async () => (await findGroups(ledger.db, carrier.id)).length === 1);
    expect(await readDelivery(ledger, ids[10]!)).toMatchObject({ state: 'running' });
    expect(await readStatistics(ledger.db)).toMatchObject({ delivered: 10, open: 1 });
    await expect(outcome).resolves.toMatchObject({ delivered: 11 });
  } finally {
    await hanging.close();
  }
});

it('lets who failed go on alone, and gives back whose sink is held back, whatever becomes of the others', async () => {
  const broken = await startReceiver({ status: 500 });
  try {
    await withSinks();
    await withSink(ledger, { id: 'broken', config: { url: broken.url } });
    const ids = await acceptEach([...sinks, 'broken']);
    const carrier = await claimCarrier();
    await pauseSink(ledger.db, 'shop', 'sink-3', 'by request', penstockItself);
    const { delivered, failed, returned } = await attempt(carrier);
    expect([delivered, failed, returned]).toEqual([9, [ids[10]], [ids[3]]]);
    expect(await readDelivery(ledger, ids[10]!)).toMatchObject({ state: 'pending', attempts: 1, owned: false });
    expect(await readDelivery(ledger, ids[3]!)).toMatchObject({ state: 'parked', reason: 'paused', attempts: 0 });
  } finally {
    await broken.close();
  }
});

it('is made again when the ledger was away at the end of some groups, and sends nothing twice', async () => {
  await withSinks();
  await acceptEach();
  const carrier = await claimCarrier();
  const away = (run: string) => carrier.groups.findIndex((group) => group.run === run) >= 5;
  const closeGroup: ActivityDependencies['closeGroup'] = (end) =>
    away(end.run) ? Promise.reject(new Error('the ledger is away')) : dependencies.closeGroup(end);
  await expect(attempt(carrier, { ...dependencies, closeGroup })).rejects.toThrow('the ledger is away');
  expect(await findGroups(ledger.db, carrier.id)).toHaveLength(5);
  await expect(attempt(carrier)).resolves.toMatchObject({ failed: [], returned: [] });
  expect(await findGroups(ledger.db, carrier.id)).toEqual([]);
  expect(sent()).toHaveLength(10);
  expect(await readStatistics(ledger.db)).toMatchObject({ delivered: 10, open: 0 });
});

it('finds nothing to do when all of its groups were closed', async () => {
  await withSinks();
  await acceptEach();
  const carrier = await claimCarrier();
  await attempt(carrier);
  await expect(attempt(carrier)).resolves.toEqual({ delivered: 10, failed: [], returned: [] });
  expect(sent()).toHaveLength(10);
});

it('carries who was put aboard by a claim of which nobody knows whether it succeeded', async () => {
  await withSinks();
  await withSink(ledger, { id: 'later', config: { url: receiver.url } });
  await acceptEach();
  const carrier = await claimCarrier();
  const outcome = attempt(carrier);
  const open = await until('the carrier to be boarded', () => intakes.carriers.open);
  const came = open.keepPlace();
  const [id] = await acceptEach(['later']);
  const elsewhere = new Intakes();
  const keepPlace = () => () => undefined;
  elsewhere.carriers.add({ id: carrier.id, hasRoom: () => true, keepPlace, giveWay: () => undefined });
  const advice = { groupable: () => true, isFast: () => false, intakes: elsewhere };
  await expect(claimWork(ledger.db, 20, advice)).resolves.toMatchObject({ joined: 1 });
  came('unknown');
  await expect(outcome).resolves.toEqual({ delivered: 11, failed: [], returned: [], takenIn: [id] });
});

it('goes on when the ledger was away for a moment', async () => {
  await withSinks();
  await acceptEach();
  const fault = failingAt(/with locked as/, 2);
  const carrier = await claimCarrier();
  const over = { ...dependencies, db: fault.over(ledger.db) };
  await expect(attempt(carrier, over)).resolves.toEqual({ delivered: 10, failed: [], returned: [] });
  expect(fault.failures()).toBe(2);
});

it('lets the permits go that the last attempts of a slow target do not need', async () => {
  const slow = await startReceiver('hang');
  try {
    await withSink(ledger, { id: 'slow', config: { url: slow.url }, policy: { attemptTimeLimit: '3s' } });
    await withSinks();
    await acceptEach(['slow', ...sinks]);
    const carrier = await claimCarrier();
    const outcome = attempt(carrier);
    const permits = async () => {
      const [group] = await rows<{ permits: number }>(
        ledger.db,
        sql`select permits from groups where sink_id = 'slow'`,
      );
      return group?.permits;
    };
    await slow.received(1);
    expect(await permits()).toBe(25);
    await until('its permits to be let go', async () => (await permits()) === 1);
    await expect(outcome).resolves.toMatchObject({ delivered: 10, failed: [expect.any(String)] });
  } finally {
    await slow.close();
  }
});

it('calls for the next when it is nearly full, and carries on until that one can be boarded', async () => {
  await withSinks();
  await acceptEach();
  const outcome = attempt(await claimCarrier());
  await untilBoarding();
  const { configuration } = await configurationReader(ledger.db, keyring).refresh();
  const take = createAccept(ledger.db, silent, intakes);
  const taken: { id: string; state: string }[] = [];
  const sentAway = () => taken.filter(({ state }) => state === 'pending');
  const takeOne = async () => {
    // Ten sinks take each of these in.
    const [accepted] = await take(configuration.get('shop')!, [anEvent()]);
    taken.push(...accepted!.deliveries);
  };
  while (sentAway().length === 0) await takeOne();
  expect(taken.length).toBeGreaterThan(mostTakenIn - roomForLast - 100);
  expect(taken.length).toBeLessThan(mostTakenIn);
  await takeOne();
  expect(sentAway()).toHaveLength(1);

  const next = await until('the next carrier', async () => (await claim()).carriers[0]);
  expect(next.groups.map(({ deliveryIds }) => deliveryIds)).toEqual([sentAway().map(({ id }) => id)]);
  const nextOutcome = attempt(next);
  await expect(outcome).resolves.toMatchObject({ delivered: 10 + taken.length - 1, failed: [], returned: [] });
  await expect(nextOutcome).resolves.toMatchObject({ delivered: 1, failed: [], returned: [] });
});
