// Accounts that agree: one event, delivered to the sink `archive`, and what is to be otherwise in a test.
import type { Accounts } from '../../src/demo/check';
import type { LedgerDelivery } from '../../src/demo/read-ledger';
import type { Received } from '../../src/demo/receivers/received';
import type { Sent } from '../../src/demo/send-examples';
import type { Statistics } from '../../src/ledger/statistics';

export const aDelivery = (values: Partial<LedgerDelivery> = {}): LedgerDelivery => ({
  id: 'd1',
  sinkId: 'archive',
  state: 'delivered',
  eventId: 'e1',
  targetIds: [],
  failure: null,
  ...values,
});

export const aReceipt = (values: Partial<Received> = {}): Received => ({
  sinkId: 'archive',
  ref: 'd1',
  bodyHash: 'hash of e1',
  taken: true,
  ...values,
});

export const anAnswer = (values: Partial<Sent['answer']> = {}): Sent['answer'] => ({
  status: 202,
  accepted: { event: { uid: 'u1', id: 'e1' }, duplicate: false, deliveries: [{ id: 'd1', sinkId: 'archive' }] },
  ...values,
});

export function accounts(values: {
  toSend?: string[];
  sent?: Partial<Sent>;
  events?: Accounts['ledger']['events'];
  deliveries?: LedgerDelivery[];
  statistics?: Partial<Statistics>;
  received?: Received[];
}): Accounts {
  const { deliveries = [aDelivery()], received = [aReceipt()] } = values;
  const { events = [{ uid: 'u1', id: 'e1', bodyHash: 'hash of e1' }] } = values;
  return {
    toSend: values.toSend ?? ['e1'],
    sent: [{ id: 'e1', bodyHash: 'hash of e1', answer: anAnswer(), ...values.sent }],
    ledger: { events, deliveries, statistics: { ...statisticsOf(deliveries), ...values.statistics } },
    received,
  };
}

function statisticsOf(deliveries: LedgerDelivery[]): Statistics {
  const inState = (wanted: string) => deliveries.filter(({ state }) => state === wanted).length;
  const open = ['pending', 'parked', 'running', 'waiting'].reduce((sum, state) => sum + inState(state), 0);
  return {
    accepted: deliveries.length,
    open,
    delivered: inState('delivered'),
    dead: inState('dead'),
    discarded: inState('discarded'),
    skipped: inState('skipped'),
    abandoned: inState('abandoned'),
    expired: inState('expired'),
    failedAttempts: 0,
    bytes: 0,
    firstAcceptedAt: null,
    lastAcceptedAt: null,
  };
}
