import { chainTree } from '../../src/cli/output/chain';

const look = { width: 100, inColour: false, now: new Date('2025-01-01T00:01:00Z') };
const receivedAt = '2025-01-01T00:00:00Z';
const anEvent = { sourceId: 'shop', id: 'x', type: 'order.created', receivedAt };
const aDelivery = { state: 'delivered' as const, reason: null, attempts: 1, settledAt: '2025-01-01T00:00:30Z' };

it('shows each event of a chain below the delivery that led to it, and at the left what nobody said the cause of', () => {
  const events = [
    { ...anEvent, uid: 'e1', depth: 0, deliveries: [{ ...aDelivery, id: 'd1', sinkId: 'crm', attempts: 3 }] },
    {
      ...anEvent,
      ...{ uid: 'e2', depth: 1, causeid: 'd1' },
      deliveries: [
        { ...aDelivery, id: 'd2', sinkId: 'crm', state: 'skipped' as const, reason: 'too deep', attempts: 0 },
      ],
    },
    { ...anEvent, uid: 'e3', depth: 1, deliveries: [] },
  ];
  expect(chainTree({ rootid: 'e1', events }, look).split('\n')).toEqual([
    'chain e1',
    'e1 order.created from shop, depth 0, 1m ago',
    '  → crm delivered after 3 attempts 30s ago d1',
    '    e2 order.created from shop, depth 1, 1m ago',
    '      → crm skipped 30s ago (too deep) d2',
    'e3 order.created from shop, depth 1, 1m ago',
  ]);
});
