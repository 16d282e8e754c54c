import type { Client } from '@temporalio/client';
import { startSyncDispatcher } from '../../src/dispatch/sync-dispatcher';
import type { Ledger } from '../../src/ledger/ledger';
import { newUuid } from '../../src/model/ids';
import { emptyLedger } from '../support/embedded-ledger';
import { anEvent } from '../support/event';
import { silent } from '../support/silent';
import { until } from '../support/until';
import { acceptAll, withSink, withSource } from '../support/world';

describe('the dispatcher of what callers wait for', () => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await emptyLedger();
    await withSource(ledger);
    await withSink(ledger, {});
  });
  afterEach(() => ledger.close());

  it('asks an engine that does not answer nothing more once it is to stop', async () => {
    const delivery = { id: newUuid(), sinkId: 'target', waitMs: 60_000 };
    await acceptAll(ledger, [{ event: anEvent(), deliveries: [delivery] }]);
    let giveUp: (() => void) | undefined;
    const untilGivenUp = () => new Promise((_, reject) => (giveUp = () => reject(new Error('deadline exceeded'))));
    const reconciled: string[] = [];
    const reconcile = (id: string) => Promise.resolve(void reconciled.push(id));
    const dispatcher = await startSyncDispatcher({
      ledger,
      client: { withDeadline: untilGivenUp } as unknown as Client,
      reconcile: { delivery: reconcile, group: reconcile },
      eager: false,
      log: silent,
    });
    await until('the start of its workflow', () => giveUp);

    const stopped = dispatcher.stop();
    giveUp?.();
    await stopped;
    expect(reconciled).toEqual([]);
  });
});
