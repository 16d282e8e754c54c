// Many events at once, and what becomes of all of them.
import { setTimeout as pause } from 'node:timers/promises';
import { ask, type Statistics } from './penstock';

const perBatch = 100;

/** Posts `count` events in batches; answers the ids of their deliveries. Each must be accepted at the first try. */
export async function flood(url: string, path: string, count: number, type = 'order.created'): Promise<string[]> {
  const batches = Array.from({ length: Math.ceil(count / perBatch) }, (_, batch) => {
    const size = Math.min(perBatch, count - batch * perBatch);
    return Array.from({ length: size }, (_, n) => eventOf(`${type}-${batch * perBatch + n}`, type));
  });
  const ids: string[] = [];
  for (const batch of batches) ids.push(...(await post(`${url}${path}`, batch)));
  return ids;
}

const eventOf = (id: string, type: string) => ({ specversion: '1.0', id, source: '/shop', type, data: { id } });

async function post(url: string, events: object[]): Promise<string[]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(events),
  });
  if (response.status !== 202) throw new Error(`a batch was answered ${response.status}: ${await response.text()}`);
  const accepted = (await response.json()) as { events: { deliveries: { id: string }[] }[] };
  return accepted.events.flatMap(({ deliveries }) => deliveries.map(({ id }) => id));
}

export interface Settled extends Statistics {
  discarded: number;
}

/** Waits until no delivery is open, as long as there is progress within half a minute; answers the statistics. */
export async function allSettled(url: string): Promise<Settled> {
  for (let seen = { open: Infinity, atMs: Date.now() }; ; await pause(50)) {
    const statistics = await ask<Settled>(url, 'GET', '/v1/statistics');
    if (statistics.open === 0) return statistics;
    if (statistics.open < seen.open) seen = { open: statistics.open, atMs: Date.now() };
    if (Date.now() - seen.atMs > 30_000) throw new Error(`${statistics.open} deliveries do not go on`);
  }
}

/** Whether any delivery is in one of the states. */
export async function isAnyIn(url: string, ...states: string[]): Promise<boolean> {
  for (const state of states) {
    const { deliveries } = await ask<{ deliveries: object[] }>(url, 'GET', `/v1/deliveries?state=${state}&limit=1`);
    if (deliveries.length > 0) return true;
  }
  return false;
}
