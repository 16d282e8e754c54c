// What the API answers, as little of it as a test cares about.
import type { ListedDelivery } from '../../src/ledger/read-deliveries';
import type { Failure } from '../../src/model/errors';
import { policy } from '../../src/model/policy';
import type { StandingSink } from '../../src/model/sink';
import type { HttpSource } from '../../src/model/source';

export const now = new Date('2025-03-04T10:00:00.000Z');
export const at = (offsetMs: number): string => new Date(now.getTime() + offsetMs).toISOString();

export const busy: Failure = { code: 'targetBusy', message: 'answered 429', retryable: true, hint: 'Wait.' };

export const aDelivery = (differences: Partial<ListedDelivery> = {}): ListedDelivery => ({
  id: '0198c0de-0000-7000-8000-000000000001',
  eventUid: '0198c0de-0000-7000-8000-00000000000e',
  eventId: 'order-1',
  eventType: 'order.created',
  sourceId: 'shop',
  sinkId: 'hook',
  state: 'delivered',
  reason: null,
  parkedSince: null,
  attempts: 1,
  workflowId: null,
  owned: false,
  inGroup: false,
  failure: null,
  receipt: null,
  amended: false,
  answered: null,
  acceptedAt: at(-60_000),
  updatedAt: at(-1000),
  nextAttemptAt: null,
  expiresAt: null,
  settledAt: null,
  resolution: null,
  ...differences,
});

export const aSource = (verification: HttpSource['config']['verification'] = { type: 'urlSecret' }): HttpSource => ({
  id: 'shop',
  type: 'http',
  name: 'Shop',
  description: '',
  state: 'enabled',
  version: 1,
  config: { verification, maxBodyBytes: 1000, eventType: 'http.request', redact: [] },
  createdAt: at(-60_000),
  updatedAt: at(-60_000),
});

export const aSink = (differences: Partial<StandingSink> = {}): StandingSink => ({
  sourceId: 'shop',
  id: 'hook',
  type: 'webhook',
  name: 'Hook',
  description: '',
  state: 'enabled',
  version: 1,
  breaker: { state: 'closed', since: at(-60_000), consecutiveFailures: 0 },
  config: {},
  secretNames: [],
  policy: policy.parse({}),
  principal: 'admin',
  createdAt: at(-60_000),
  updatedAt: at(-60_000),
  ...differences,
});
