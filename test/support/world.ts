// A ledger with one source and one sink, a worker with the real workflows and activities, and the way between them by
// hand: a test accepts, claims and starts, and sees what the target got.
import type { Client, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { AttemptGate } from '../../activities/attempt-gate';
import { startDelivery, taskQueue } from '../../src/dispatch/start-delivery';
import { evaluateTemplate } from '../../src/jsonnet';
import { acceptEvents } from '../../src/ledger/accept-events';
import { claimDueDeliveries, type ClaimedDelivery } from '../../src/ledger/claim-due-deliveries';
import { createKeyring } from '../../src/ledger/keyring';
import type { Database, Ledger } from '../../src/ledger/ledger';
import { openEmbeddedLedger } from '../../src/ledger/open-ledger';
import { findDelivery, type ListedDelivery } from '../../src/ledger/read-deliveries';
import { insertSink } from '../../src/ledger/sinks';
import { writeSecrets } from '../../src/ledger/secrets';
import { insertSource } from '../../src/ledger/sources';
import { compiledPath } from '../../src/model/compiled-path';
import { deliveryWorkflowId, type Outcome } from '../../src/model/delivery';
import type { PenstockEvent } from '../../src/model/event';
import { newUuid } from '../../src/model/ids';
import { policy as policySchema, type Policy } from '../../src/model/policy';
import { httpSourceConfig } from '../../src/model/source';
import { createHttpClient } from '../../src/sinks/http-client';
import { anEvent } from './event';

export const keyring = createKeyring(Buffer.alloc(32, 7).toString('base64'));

export interface SinkValues {
  id?: string;
  type?: string;
  config?: Record<string, unknown>;
  secrets?: Record<string, string>;
  policy?: Partial<Policy>;
}

/** The source `shop`, as every `anEvent` names it. */
export async function withSource(ledger: Ledger, id = 'shop'): Promise<void> {
  const config = httpSourceConfig.parse({});
  await insertSource(ledger.db, { id, type: 'http', name: id, description: '', config });
}

/** A sink of the source `shop`: a webhook named `target` unless told otherwise. */
export async function withSink(ledger: Ledger, values: SinkValues): Promise<void> {
  const { id = 'target', type = 'webhook', config = {}, secrets = {}, policy = {} } = values;
  await insertSink(ledger.db, {
    sourceId: 'shop',
    id,
    type,
    name: id,
    description: '',
    config,
    policy: policySchema.parse({ jitter: 0, ...policy }),
  });
  await writeSecrets(ledger.db, keyring, { sourceId: 'shop', sinkId: id }, secrets);
}

/** Accepts an event for the sink; answers the delivery's id. */
export async function accept(ledger: Ledger, event: PenstockEvent = anEvent(), sinkId = 'target'): Promise<string> {
  const id = newUuid();
  await acceptEvents(ledger.db, [{ event, deliveries: [{ id, sinkId }] }]);
  return id;
}

export async function claimOne(ledger: Ledger): Promise<ClaimedDelivery> {
  const [claimed] = await claimDueDeliveries(ledger.db, 1);
  if (!claimed) throw new Error('nothing is due');
  return claimed;
}

export async function readDelivery(ledger: Ledger, id: string): Promise<ListedDelivery> {
  const delivery = await findDelivery(ledger.db, id);
  if (!delivery) throw new Error(`no delivery ${id}`);
  return delivery;
}

/** Activities over the ledger; loopback targets allowed. */
export function activitiesOver({ db }: Pick<Ledger, 'db'>, stopping = new AbortController().signal) {
  const http = createHttpClient({ allowAddresses: ['127.0.0.0/8'] });
  const gate = new AttemptGate(20);
  return createActivities({ db, keyring, http, render: evaluateTemplate, gate, stopping });
}

type DeliverHandle = WorkflowHandleWithFirstExecutionRunId<() => Promise<Outcome>>;

export interface World {
  ledger: Ledger;
  /** Accepts an event, claims its delivery and starts its workflow. */
  deliver: (event?: PenstockEvent) => Promise<{ id: string; handle: DeliverHandle }>;
  /** Claims what is due and starts its workflow. */
  startDue: () => Promise<DeliverHandle>;
  close: () => Promise<void>;
}

/** A world on a Temporal test server, its worker running. `seenByActivities` can make the ledger fail for them. */
export async function startWorld(
  { client, nativeConnection }: { client: Client; nativeConnection: NativeConnection },
  sink: SinkValues,
  seenByActivities: (db: Database) => Database = (db) => db,
): Promise<World> {
  const ledger = await openEmbeddedLedger();
  await withSource(ledger);
  await withSink(ledger, sink);
  const worker = await Worker.create({
    connection: nativeConnection,
    taskQueue,
    activities: activitiesOver({ db: seenByActivities(ledger.db) }),
    workflowBundle: { codePath: compiledPath('workflow-bundle.js') },
  });
  const running = worker.run();

  const startDue = async () => {
    const claimed = await claimOne(ledger);
    await startDelivery(client, claimed, false);
    return client.workflow.getHandle(
      deliveryWorkflowId(claimed.id, claimed.run),
    ) as WorkflowHandleWithFirstExecutionRunId<() => Promise<Outcome>>;
  };
  return {
    ledger,
    startDue,
    async deliver(event) {
      const id = await accept(ledger, event);
      return { id, handle: await startDue() };
    },
    async close() {
      worker.shutdown();
      await running;
      await ledger.close();
    },
  };
}
