import { startApi } from '../../api/start-api';
import { openEmptyLedger } from '../../support/embedded-ledger';
import { failingAt } from '../../support/ledger-faults';

it('tells a caller what was accepted though the ledger is away when the wait is over', async () => {
  const ledger = await openEmptyLedger();
  const fault = failingAt(/update deliveries (d )?set\s+(answered|state = 'abandoned')/, Infinity);
  const api = await startApi({ ledger: { ...ledger, db: fault.over(ledger.db) } });
  const { path } = await api.source('shop');
  await api.sink('shop', 'orders');

  const headers = { prefer: 'wait=1', 'content-type': 'application/json', 'idempotency-key': 'msg_1' };
  const answer = await api.send(path, { method: 'POST', headers, body: '{}' });

  expect(fault.failures()).toBeGreaterThan(0);
  expect(answer).toMatchObject({
    status: 504,
    body: {
      error: 'penstock.noOutcomeInTime',
      event: { id: 'msg_1' },
      deliveries: [{ sinkId: 'orders', state: 'pending' }],
    },
  });
  await api.close();
});
