import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import { startDispatcher } from '../../src/dispatch/dispatcher';
import { createReconcile } from '../../src/dispatch/reconcile';
import { startSyncDispatcher } from '../../src/dispatch/sync-dispatcher';
import type { Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { until } from '../support/until';

let ledger: Ledger;
let isAway: boolean;
beforeAll(async () => {
  ledger = await emptyLedger();
});
beforeEach(() => (isAway = true));
afterEach(() => jest.restoreAllMocks());
afterAll(() => ledger.close());

/** The ledger, which answers nothing while it is away. */
function fickle(): Ledger {
  const db = new Proxy(ledger.db, {
    get: (target, property, receiver) =>
      isAway && (property === 'execute' || property === 'transaction')
        ? () => Promise.reject(new Error('the ledger is away'))
        : (Reflect.get(target, property, receiver) as unknown),
  });
  return { ...ledger, db };
}

/** An engine that is there, and asked for nothing but its name. */
const client = {
  options: { namespace: 'default' },
  withDeadline: (_deadline: number, ask: () => Promise<unknown>) => ask(),
  workflowService: { describeNamespace: () => Promise.resolve({ namespaceInfo: { id: 'an engine' } }) },
} as unknown as Client;

it.each([
  ['dispatch', startDispatcher],
  ['dispatch what callers wait for', startSyncDispatcher],
])('says once that it cannot %s when that has lasted a minute, and when it can again', async (what, start) => {
  const lines: { level: number; msg: string }[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => lines.push(JSON.parse(line) as never) });
  const told = () => lines.filter(({ level }) => level >= 30).map(({ msg }) => msg);
  const twoMore = async () => {
    const before = lines.length;
    await until('two more failures', () => lines.length >= before + 2);
  };
  const dispatcher = await start({
    ledger: fickle(),
    client,
    reconcile: createReconcile(ledger.db, client),
    eager: false,
    log,
  });
  await twoMore();
  expect(told()).toEqual([]);

  const laterBy = Date.now() + 60_000 - performance.now();
  jest.spyOn(Date, 'now').mockImplementation(() => laterBy + performance.now());
  await until('the log is told', () => told().length > 0);
  await twoMore();
  expect(told()).toEqual([`cannot ${what}, and goes on trying`]);

  isAway = false;
  await until('the log is told again', () => told().length > 1);
  await dispatcher.stop();
  expect(told()).toEqual([`cannot ${what}, and goes on trying`, `can ${what} again`]);
});
