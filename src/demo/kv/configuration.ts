// The order processing of the demo: which event goes where.
import type { z } from 'zod';
import type { newSink } from '../../model/sink';
import type { newSource } from '../../model/source';
import { deepest } from './orders';

type Source = z.input<typeof newSource> & { id: string };
type Sink = z.input<typeof newSink> & { id: string };

export const sinkIds = {
  price: 'price',
  warehouse: 'warehouse',
  customers: 'customers',
  mend: 'mend',
  restock: 'restock',
} as const;

export const collections = { orders: 'orders', stock: 'stock' } as const;
export const shopId = 'shop';

export const sources: Source[] = [
  { id: collections.orders, type: 'kv', config: { collections: [collections.orders] } },
  { id: shopId, type: 'http' },
  { id: 'dead-letters', type: 'deadletter' },
  { id: collections.stock, type: 'kv', config: { collections: [collections.stock] } },
];

interface Targets {
  stackUrl: string;
  token: string;
  customersUrl: string;
  signingSecret: string;
}

/** With the source of each. Their descriptions say what each of them shows. */
export const sinks = ({ stackUrl, token, customersUrl, signingSecret }: Targets): [sourceId: string, sink: Sink][] => [
  [
    collections.orders,
    {
      id: sinkIds.price,
      description: 'an inserted order, to a function that emits it priced',
      type: 'function',
      filter: { exact: { type: 'kv.insert' } },
      config: { function: 'price-order' },
    },
  ],
  [
    shopId,
    {
      id: sinkIds.warehouse,
      description: 'a priced order, to a job that calls back when it is shipped',
      type: 'jobTrigger',
      filter: { exact: { type: 'order.priced' } },
      config: {
        stackUrl,
        componentId: 'demo.ship-order',
        configDataTemplate: "{ parameters: { order: Body('order'), city: Body('city'), chain: Chain() } }",
        wait: 'finished',
        pollInterval: '300ms',
      },
      secrets: { token },
      policy: { maxConcurrency: 8 },
    },
  ],
  [
    shopId,
    {
      id: sinkIds.customers,
      description: 'a shipped order, to a webhook',
      type: 'webhook',
      filter: { exact: { type: 'order.shipped' } },
      config: { url: customersUrl },
      secrets: { signingSecret },
    },
  ],
  [
    'dead-letters',
    {
      id: sinkIds.mend,
      description: 'dead letters, to a function that mends what it can',
      type: 'function',
      config: { function: 'mend-order' },
    },
  ],
  [
    collections.stock,
    {
      id: sinkIds.restock,
      description: `changes of the stock, to a function that changes it; ${deepest} deep`,
      type: 'function',
      config: { function: 'restock' },
      policy: { depthLimit: deepest },
    },
  ],
];
