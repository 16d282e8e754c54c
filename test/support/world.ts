// A ledger with one source and one sink, a worker with the real workflows and activities, and the way between them by
// hand: a test accepts, claims and starts, and sees what the target got.
import { penstockItself } from '../../src/model/change';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lazyEncoder } from '../../src/tables/encoder';
import type { Client, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities';
import { AttemptGate } from '../../activities/attempt-gate';
import type { ActivityDependencies } from '../../activities/dependencies';
import { Stopping } from '../../activities/stopping';
import type { Conversion } from '../../src/engine/codec/conversion';
import { createReconcile } from '../../src/dispatch/reconcile';
import { startDelivery } from '../../src/dispatch/start-delivery';
import { createTakeUpDelivery } from '../../src/dispatch/take-up-delivery';
import { taskQueue } from '../../src/dispatch/workflow-keys';
import { evaluateTemplate } from '../../src/jsonnet';
import { sql } from 'drizzle-orm';
import { acceptEvents, type Accepted, type NewEvent } from '../../src/ledger/accept-events';
import {
  beginAttempts,
  createBeginAttempt,
  type Ask,
  type AttemptKey,
  type Permission,
} from '../../src/ledger/attempts/begin-attempt';
import { createCloseGroup } from '../../src/ledger/groups/close-groups';
import type { ClaimedDelivery } from '../../src/ledger/claim/claim-deliveries';
import { claimWork } from '../../src/ledger/claim/claim-work';
import { claimSync } from '../../src/ledger/sync/claim-sync';
import { recordEnds } from '../../src/ledger/attempts/record-ends';
import { createRecorder } from '../../src/ledger/attempts/recorder';
import { createTakeTurn } from '../../src/ledger/flow/turns';
import { configurationReader } from '../../src/ledger/configuration';
import { createKeyring } from '../../src/ledger/secrets/keyring';
import { rows, type Database, type Ledger } from '../../src/ledger/ledger';
import { emptyLedger } from './embedded-ledger';
import { findDelivery, type ListedDelivery } from '../../src/ledger/read-deliveries';
import { insertSink } from '../../src/ledger/resources/sinks';
import { writeSecrets } from '../../src/ledger/secrets/secrets';
import { insertSource } from '../../src/ledger/resources/sources';
import { compiledPath } from '../../src/model/compiled-path';
import { deliveryWorkflowId, type Outcome, type Receipt } from '../../src/model/delivery';
import type { Failure } from '../../src/model/errors';
import type { PenstockEvent } from '../../src/model/event';
import type { Filter } from '../../src/model/filter';
import { newUuid } from '../../src/model/ids';
import { policy as policySchema, type Policy } from '../../src/model/policy';
import { httpSourceConfig } from '../../src/model/source';
import { createAccept } from '../../src/sources/accept';
import { createInward } from '../../src/sources/inward';
import { createMutate } from '../../src/sources/kv/mutate';
import { createNextReplays } from '../../src/sources/next-replays';
import { createHttpClient } from '../../src/sinks/http-client';
import { createOutgoing } from '../../src/tables/outgoing';
import { syncTaskQueue } from '../../workflows/task-queues';
import { anEvent } from './event';
import { silent } from './silent';

/** The functions of the tests. */
export const functionsDirectory = join(__dirname, 'functions');

export const keyring = createKeyring(Buffer.alloc(32, 7).toString('base64'));

/** What the worker of the tests is called in the ledger. */
export const thisWorker = newUuid();

export interface SinkValues {
  id?: string;
  type?: string;
  config?: Record<string, unknown>;
  secrets?: Record<string, string>;
  policy?: Partial<Policy>;
  filter?: Filter;
}

/** The source `shop`, as every `anEvent` names it. */
export async function withSource(ledger: Ledger, id = 'shop'): Promise<void> {
  const config = httpSourceConfig.parse({});
  await insertSource(ledger.db, { id, type: 'http', name: id, description: '', config });
}

/** A sink of the source `shop`: a webhook named `target` unless told otherwise. */
export async function withSink(ledger: Ledger, values: SinkValues): Promise<void> {
  const { id = 'target', type = 'webhook', config = {}, secrets = {}, policy = {}, filter } = values;
  await insertSink(
    ledger.db,
    {
      sourceId: 'shop',
      id,
      type,
      name: id,
      description: '',
      config,
      policy: policySchema.parse({ jitter: 0, ...policy }),
      ...(filter && { filter }),
    },
    penstockItself,
  );
  await writeSecrets(ledger.db, keyring, { sourceId: 'shop', sinkId: id }, secrets);
}

/** Accepts events by the settings as they stand. */
export async function acceptAll(ledger: Ledger, events: Omit<NewEvent, 'configurationVersion'>[]): Promise<Accepted[]> {
  const [known] = await rows<{ version: string }>(ledger.db, sql`select version::text from configuration_version`);
  const configurationVersion = known?.version ?? '';
  const accepted = await acceptEvents(
    ledger.db,
    events.map((one) => ({ ...one, configurationVersion })),
  );
  return accepted.map((one) => {
    if (one === 'stale') throw new Error('the settings were changed meanwhile');
    return one;
  });
}

/** Accepts an event for the sink; answers the delivery's id. */
export async function accept(ledger: Ledger, event: PenstockEvent = anEvent(), sinkId = 'target'): Promise<string> {
  const id = newUuid();
  await acceptAll(ledger, [{ event, deliveries: [{ id, sinkId }] }]);
  return id;
}

/** Claims up to `limit` due deliveries, each for a workflow of its own. */
export async function claim(ledger: Ledger, limit: number): Promise<ClaimedDelivery[]> {
  return (await claimWork(ledger.db, limit, { groupable: () => false, isFast: () => false })).deliveries;
}

/** Asks leave for an attempt, as one workflow does. */
export async function begin(ledger: Ledger, key: AttemptKey, terms: Omit<Ask, keyof AttemptKey>): Promise<Permission> {
  const [permission] = await beginAttempts(ledger.db, [{ ...key, ...terms }]);
  if (!permission) throw new Error('every ask is answered');
  return permission;
}

/** Writes the end of an attempt; answers whether the run was still the delivery's. */
export async function recordDelivered(ledger: Ledger, key: AttemptKey, receipt: Receipt): Promise<boolean> {
  const [recorded] = await recordEnds(ledger.db, [{ ...pick(key), kind: 'delivered', receipt, durationMs: 5 }]);
  return recorded?.written ?? false;
}

export async function recordFailed(ledger: Ledger, key: AttemptKey, failure: Failure): Promise<void> {
  await recordEnds(ledger.db, [{ ...pick(key), kind: 'failed', failure, durationMs: 5 }]);
}

const pick = ({ id, run, number }: AttemptKey): AttemptKey => ({ id, run, number });

export async function claimOne(ledger: Ledger): Promise<ClaimedDelivery> {
  const [claimed] = await claim(ledger, 1);
  if (!claimed) throw new Error('nothing is due');
  return claimed;
}

export async function readDelivery(ledger: Ledger, id: string): Promise<ListedDelivery> {
  const delivery = await findDelivery(ledger.db, id);
  if (!delivery) throw new Error(`no delivery ${id}`);
  return delivery;
}

/** Activities over the ledger; loopback targets allowed. */
export const activitiesOver = (
  ledger: Pick<Ledger, 'db'>,
  stopping?: AbortSignal,
  others: Partial<ActivityDependencies> = {},
) => createActivities({ ...dependenciesOver(ledger, stopping), ...others });

/** What these activities reach for; tables may lie in the folder for temporary files. */
export function dependenciesOver(
  { db }: Pick<Ledger, 'db'>,
  stopping = new AbortController().signal,
): ActivityDependencies {
  const http = createHttpClient({ allowAddresses: ['127.0.0.0/8'] });
  const gate = new AttemptGate(20);
  const beginAttempt = createBeginAttempt(db);
  const recordEnd = createRecorder(db);
  return {
    db,
    worker: thisWorker,
    keyring,
    http,
    render: evaluateTemplate,
    encoder: lazyEncoder(() => mkdtemp(join(tmpdir(), 'penstock-encoder-'))).encoder,
    outgoing: createOutgoing({ allowAddresses: ['127.0.0.0/8'], allowDirectories: [tmpdir()] }),
    inward: createInward({
      db,
      configuration: configurationReader(db, keyring),
      accept: createAccept(db, silent),
      mutate: createMutate(db, silent),
    }),
    // No test has a workflow of others started from here.
    workflows: {} as ActivityDependencies['workflows'],
    functionsDirectory,
    gate,
    stopping: new Stopping(stopping),
    beginAttempt,
    recordEnd,
    closeGroup: createCloseGroup(db),
    takeTurn: createTakeTurn(db),
    takeUp: () => Promise.reject(new Error('nothing is taken up here')),
    nextReplays: createNextReplays(db),
    reconcile: () => Promise.reject(new Error('no engine is asked here')),
  };
}

type DeliverHandle = WorkflowHandleWithFirstExecutionRunId<() => Promise<Outcome>>;

export interface World {
  ledger: Ledger;
  /** Accepts an event, claims its delivery and starts its workflow. */
  deliver: (event?: PenstockEvent) => Promise<{ id: string; handle: DeliverHandle }>;
  /** The same for a caller that waits so long. */
  deliverForCaller: (waitMs: number) => Promise<{ id: string; handle: DeliverHandle }>;
  /** Claims what is due and starts its workflow. */
  startDue: () => Promise<DeliverHandle>;
  close: () => Promise<void>;
}

interface WorldOptions {
  hasSyncWorker?: boolean;
  stopping?: AbortSignal;
  conversion?: Pick<Conversion, 'dataConverter' | 'bundlePath'>;
}

const asItIs = { dataConverter: {}, bundlePath: compiledPath('workflow-bundle.js') };

/**
 * A world on a Temporal test server, its worker running. `seenByActivities` can make the ledger fail for them; with
 * `hasSyncWorker` somebody makes the attempts that callers wait for, and `stopping` breaks those off.
 */
export async function startWorld(
  { client, nativeConnection }: { client: Client; nativeConnection: NativeConnection },
  sink: SinkValues,
  seenByActivities: (db: Database) => Database = (db) => db,
  { hasSyncWorker = false, stopping, conversion = asItIs }: WorldOptions = {},
): Promise<World> {
  const ledger = await emptyLedger();
  await withSource(ledger);
  await withSink(ledger, sink);
  const reconcile = createReconcile(ledger.db, client);
  const worker = await Worker.create({
    connection: nativeConnection,
    taskQueue,
    activities: activitiesOver({ db: seenByActivities(ledger.db) }, undefined, {
      takeUp: createTakeUpDelivery(ledger.db, client, reconcile),
      reconcile: reconcile.delivery,
    }),
    dataConverter: conversion.dataConverter,
    workflowBundle: { codePath: conversion.bundlePath },
  });
  const workers = [worker];
  if (hasSyncWorker) {
    const activities = activitiesOver({ db: seenByActivities(ledger.db) }, stopping);
    workers.push(await Worker.create({ connection: nativeConnection, taskQueue: syncTaskQueue, activities }));
  }
  const running = Promise.all(workers.map((each) => each.run()));

  const startDue = async () => {
    const claimed = await claimOne(ledger);
    await startDelivery(client, claimed, { eager: false, mayAttemptLocally: true });
    return client.workflow.getHandle(
      deliveryWorkflowId(claimed.id, claimed.run),
    ) as WorkflowHandleWithFirstExecutionRunId<() => Promise<Outcome>>;
  };
  return {
    ledger,
    startDue,
    async deliverForCaller(waitMs) {
      const id = newUuid();
      await acceptAll(ledger, [{ event: anEvent(), deliveries: [{ id, sinkId: 'target', waitMs }] }]);
      const [claimed] = (await claimSync(ledger.db, 1)).claimed;
      if (!claimed) throw new Error('nothing waits');
      await startDelivery(client, claimed, { eager: false, mayAttemptLocally: false });
      return { id, handle: client.workflow.getHandle(deliveryWorkflowId(claimed.id, claimed.run)) as DeliverHandle };
    },
    async deliver(event) {
      const id = await accept(ledger, event);
      return { id, handle: await startDue() };
    },
    async close() {
      for (const each of workers) each.shutdown();
      await running;
      await ledger.close();
    },
  };
}
