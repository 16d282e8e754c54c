import { allIsWell } from '../../src/demo/summary';
import { checkOrders, expected, shippedEventId, type OrderAccounts } from '../../src/demo/kv/check-orders';
import { sinkIds } from '../../src/demo/kv/configuration';
import { deepest, orders, shipped } from '../../src/demo/kv/orders';
import { aDelivery, aReceipt } from './accounts';

const none = { underWay: 0, waiting: 0, retried: 0 };
const all = Object.values(expected);
const sum = (name: 'accepted' | 'dead' | 'delivered' | 'skipped') => all.reduce((total, one) => total + one[name], 0);
const told = shipped.map(({ id }) =>
  aDelivery({ id: `to-${id}`, sinkId: sinkIds.customers, eventId: shippedEventId(id) }),
);
/** Those of the other sinks, of which only their number counts. */
const others = Object.entries(expected).flatMap(([sinkId, counts]) =>
  sinkId === sinkIds.customers
    ? []
    : (['dead', 'delivered', 'skipped'] as const).flatMap((state) =>
        Array.from({ length: counts[state] }, (_, n) => aDelivery({ id: `${sinkId}-${state}-${n}`, sinkId, state })),
      ),
);

/** Accounts that agree, and what is to be otherwise. */
const accounts = (differences: Partial<OrderAccounts> = {}): OrderAccounts => ({
  progress: Object.entries(expected).map(([sinkId, counts]) => ({ sinkId, ...none, ...counts })),
  ledger: {
    events: [],
    deliveries: [...told, ...others],
    statistics: {
      ...{ accepted: sum('accepted'), delivered: sum('delivered'), dead: sum('dead'), skipped: sum('skipped') },
      ...{
        open: 0,
        discarded: 0,
        expired: 0,
        abandoned: 0,
        failedAttempts: 0,
        bytes: 0,
        firstAcceptedAt: null,
        lastAcceptedAt: null,
      },
    },
  },
  shippedByWarehouse: shipped.map(({ id }) => id),
  customers: told.map(({ id }) => aReceipt({ sinkId: sinkIds.customers, ref: id })),
  stock: deepest + 1,
  ...differences,
});

it('is content when every order is shipped and told of, but for the one that cannot be', () => {
  expect(checkOrders(accounts())).toEqual({ lost: [], open: [], wrong: [] });
  expect(shipped).toHaveLength(orders.length - 1);
});

it('says which order was not shipped, and whose customer was not told', () => {
  const [first] = shipped;
  const { lost } = checkOrders(
    accounts({ shippedByWarehouse: shipped.slice(1).map(({ id }) => id), customers: accounts().customers.slice(1) }),
  );
  expect(lost).toEqual([
    `${first?.id} was not shipped`,
    `the customer of ${first?.id} was not told that it is shipped`,
  ]);
});

it.each<[string, Partial<OrderAccounts>, string]>([
  ['a loop that was not stopped', { stock: deepest + 2 }, `the loop has counted to ${deepest + 2}`],
  [
    'an order shipped twice',
    { shippedByWarehouse: ['order-001', ...shipped.map(({ id }) => id)] },
    'order-001 was shipped more than once',
  ],
  [
    'a sink whose counts are off',
    { progress: [] },
    `${sinkIds.price}: no accepted, where there are to be ${orders.length}`,
  ],
])('is not content with %s', (_what, differences, message) => {
  const findings = checkOrders(accounts(differences));
  expect(findings.wrong.join('\n')).toContain(message);
  expect(allIsWell(findings)).toBe(false);
});
