// A small order processing: an order is written, and all else follows from that; what fails and what loops is seen to.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../../program/stack';
import type { ApiClient } from '../api-client';
import { makeCredentials } from '../credentials';
import { LiveView } from '../live-view';
import { readLedger, readProgress, type Progress } from '../read-ledger';
import { stackDirectory } from '../receivers/stack-directory';
import { alwaysTakes, webhookEndpoint } from '../receivers/webhook-endpoint';
import type { Shown } from '../shown';
import { seconds, startPenstock } from '../start-penstock';
import { allIsWell, countsAndFindings, lastLine } from '../summary';
import { inOneLine, table } from '../table';
import { whatToLookAt } from '../what-to-look-at';
import { checkOrders, isAsExpected, shippedEventId } from './check-orders';
import { collections, shopId, sinkIds, sinks, sources } from './configuration';
import { deepest, mended, orders, unpriced } from './orders';
import { startWarehouse } from './warehouse';

/** From when the server is there. */
const timeLimitMs = 2 * 60_000;
/** When nothing goes on any more, and it is not as it is to be, it will not become so. */
const settledForMs = 10_000;
const lookEveryMs = 400;
const article = 'lamp';

/** `say` prints a line. What is started is left on the stack. */
export async function kvDemo(stack: Stack, say: (line: string) => void): Promise<Shown> {
  const { signingSecret, token } = makeCredentials();
  const functionsDirectory = join(__dirname, 'functions');
  const { penstock, adminToken, api } = await startPenstock(stack, say, { functionsDirectory });
  const customers = await webhookEndpoint(sinkIds.customers, signingSecret, alwaysTakes, stack);
  const warehouse = await startWarehouse(token, (order, chain) => tellShipped(api, order, chain), stack);
  const stackUrl = await stackDirectory({ queue: warehouse.url }, stack);
  await configure(api, sinks({ stackUrl, token, customersUrl: customers.url, signingSecret }), say);

  const { db } = penstock.ledger;
  const began = Date.now();
  const progress = await Promise.race([
    insertAll(api).then(() => watch(() => readProgress(db), began)),
    warehouse.told,
    penstock.failed,
  ]);
  const ledger = await readLedger(db);
  const findings = checkOrders({
    progress,
    ledger,
    shippedByWarehouse: warehouse.shipped(),
    customers: customers.received(),
    stock: ((await api.read(`/kv/${collections.stock}/${article}`)) as { value: number }).value,
  });
  const summary = [...aboutOrders, '', ...countsAndFindings(progress, ledger, findings, proof)];
  return {
    summary,
    lastLine: lastLine(progress, findings, 'kv demo'),
    isWell: allIsWell(findings),
    whatToLookAt: whatToLookAt(penstock, adminToken),
  };
}

const tellShipped = async (api: ApiClient, order: string, chain: Record<string, string>): Promise<void> => {
  const event = { id: shippedEventId(order), source: '/warehouse', type: 'order.shipped', data: { order } };
  await api.create(`/sources/${shopId}/events`, event, chain);
};

async function configure(api: ApiClient, all: ReturnType<typeof sinks>, say: (line: string) => void): Promise<void> {
  for (const source of sources) await api.create('/sources', source);
  say('An order is written to the key-value store. What follows from that, by sink:\n');
  for (const [sourceId, sink] of all) {
    await api.create(`/sources/${sourceId}/sinks`, sink);
    say(`  ${sink.id.padEnd(14)} ${sink.description}`);
  }
  say('');
}

async function insertAll(api: ApiClient): Promise<void> {
  await Promise.all(orders.map(({ id, ...order }) => api.put(`/kv/${collections.orders}/${id}`, order)));
  await api.put(`/kv/${collections.stock}/${article}`, 0);
}

/** Until everything is as it is to be, or will not become so any more. */
async function watch(read: () => Promise<Progress[]>, began: number): Promise<Progress[]> {
  const view = new LiveView(process.stdout);
  const title = () => `${seconds(began)}: ${orders.length} orders inserted`;
  let openAtMs = Date.now();
  for (;;) {
    const progress = await read();
    if (progress.some(({ underWay, waiting }) => underWay + waiting > 0)) openAtMs = Date.now();
    const isOver = Date.now() - began > timeLimitMs || Date.now() - openAtMs > settledForMs;
    const isSettled = openAtMs < Date.now() - lookEveryMs;
    if ((isSettled && isAsExpected(progress)) || isOver) {
      view.finish([title(), '', ...table(progress)]);
      return progress;
    }
    view.show([title(), '', ...table(progress)], `${title()}; ${inOneLine(progress)}`);
    await sleep(lookEveryMs);
  }
}

const proof = 'each order found in the warehouse and at its customer';
const aboutOrders = [
  `${orders.length} orders were inserted: each priced, shipped by a job, and its customer told.`,
  `${mended.length} to a city that is misspelled became dead letters, and were mended by their handler.`,
  `${unpriced.length} of an unknown article is a dead letter that its handler left to a person.`,
  `A function that writes what it is told of was stopped at a depth of ${deepest}.`,
];
