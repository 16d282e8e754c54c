// Whether every order is accounted for: what was inserted, what the ledger says, what the targets got.
import { unsettled, wrongCounts, type Findings } from '../check';
import type { LedgerSays, Progress } from '../read-ledger';
import type { Received } from '../receivers/received';
import { sinkIds } from './configuration';
import { deepest, loopEvents, mended, orders, shipped, unpriced } from './orders';

type Counts = Pick<Progress, 'accepted' | 'dead' | 'delivered' | 'skipped'>;

export interface OrderAccounts {
  progress: Progress[];
  ledger: LedgerSays;
  /** Orders that the warehouse has shipped, one for each job. */
  shippedByWarehouse: string[];
  /** What came to the webhook. */
  customers: Received[];
  /** What the loop has counted in the stock. */
  stock: number;
}

/** What there is to be of each sink in the end. */
export const expected: Record<string, Counts> = {
  [sinkIds.price]: counts(orders.length, { dead: unpriced.length }),
  [sinkIds.warehouse]: counts(shipped.length),
  [sinkIds.customers]: counts(shipped.length),
  [sinkIds.mend]: counts(mended.length + unpriced.length),
  [sinkIds.restock]: counts(loopEvents, { skipped: 1 }),
};

function counts(accepted: number, { dead = 0, skipped = 0 } = {}): Counts {
  return { accepted, delivered: accepted - dead - skipped, dead, skipped };
}

export const shippedEventId = (order: string): string => `shipped-${order}`;

export const isAsExpected = (progress: Progress[]): boolean => offCount(progress).length === 0;

export function checkOrders(accounts: OrderAccounts): Findings {
  const { progress, ledger } = accounts;
  return {
    lost: [...unshipped(accounts), ...untold(accounts)],
    open: unsettled(ledger),
    wrong: [
      ...shippedTwice(accounts),
      ...faults(accounts),
      ...offCount(progress),
      ...wrongCounts(ledger),
      ...loop(accounts),
    ],
  };
}

function unshipped({ shippedByWarehouse }: OrderAccounts): string[] {
  return shipped.filter(({ id }) => !shippedByWarehouse.includes(id)).map(({ id }) => `${id} was not shipped`);
}

function untold({ ledger, customers }: OrderAccounts): string[] {
  const taken = new Set(customers.filter((one) => one.taken).map(({ ref }) => ref));
  const told = new Set(
    ledger.deliveries
      .filter(({ id, sinkId }) => sinkId === sinkIds.customers && taken.has(id))
      .map((one) => one.eventId),
  );
  return shipped
    .filter(({ id }) => !told.has(shippedEventId(id)))
    .map(({ id }) => `the customer of ${id} was not told that it is shipped`);
}

function shippedTwice({ shippedByWarehouse }: OrderAccounts): string[] {
  return shippedByWarehouse
    .filter((order, at) => shippedByWarehouse.indexOf(order) !== at)
    .map((order) => `${order} was shipped more than once`);
}

const faults = ({ customers }: OrderAccounts): string[] =>
  customers.flatMap(({ ref, fault }) =>
    fault === undefined ? [] : [`${ref}, told to a customer, was not right: ${fault}`],
  );

function offCount(progress: Progress[]): string[] {
  return Object.entries(expected).flatMap(([sinkId, right]) => {
    const seen = progress.find((one) => one.sinkId === sinkId);
    return (Object.keys(right) as (keyof Counts)[])
      .filter((name) => seen?.[name] !== right[name])
      .map((name) => `${sinkId}: ${seen?.[name] ?? 'no'} ${name}, where there are to be ${right[name]}`);
  });
}

/** It counts once at each depth that is allowed. */
const loop = ({ stock }: OrderAccounts): string[] =>
  stock === deepest + 1 ? [] : [`the loop has counted to ${stock}, not to ${deepest + 1}`];
