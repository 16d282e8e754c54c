// The parts of the program, each started with what it needs and put on the stack that will stop it.
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { NativeConnection } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { countAccepted } from '../api/operations/metrics';
import { createApi } from '../api/server';
import { createAppendBatch } from '../dispatch/append-batch';
import { createBulk } from '../dispatch/bulk';
import { startDispatcher } from '../dispatch/dispatcher';
import { reasonOf } from '../dispatch/engine-errors';
import { createReconcile } from '../dispatch/reconcile';
import { startSyncDispatcher } from '../dispatch/sync-dispatcher';
import { createAskSchedules } from '../dispatch/schedules/ask-schedules';
import { startSchedules } from '../dispatch/schedules/start-schedules';
import { startSweeper } from '../dispatch/sweeper';
import { startUpkeep } from '../dispatch/upkeep';
import { createTakeUpDelivery, type TakeUp } from '../dispatch/take-up-delivery';
import type { Conversion } from '../engine/codec/conversion';
import { connectWorker, type Engine } from '../engine/connect';
import { registerSearchAttributes } from '../engine/search-attributes';
import { startSlotReport } from '../engine/slot-report';
import { holdScratchFolder } from '../engine/state-directory';
import { createWorkflowCalls } from '../engine/workflow-calls';
import { startWorker, type RunningWorker } from '../engine/worker';
import { closeTemplatePool, evaluateTemplate } from '../jsonnet';
import { configurationReader } from '../ledger/configuration';
import type { Keyring } from '../ledger/secrets/keyring';
import type { Ledger } from '../ledger/ledger';
import { createRecorder } from '../ledger/attempts/recorder';
import { openEmbeddedLedger, openPostgresLedger } from '../ledger/open-ledger';
import { penstockItself } from '../model/change';
import { PenstockError } from '../model/errors';
import { isFullDisk } from '../model/file-error';
import { newUuid } from '../model/ids';
import type { Intakes } from '../model/intakes';
import { lazy } from '../model/lazy';
import { addressRule } from '../sinks/address-guard';
import { createHttpClient } from '../sinks/http-client';
import { createAccept } from '../sources/accept';
import type { Resolution } from '../sources/deadletter/resolve-handled';
import { startDeadLetterHandlers } from '../sources/deadletter/start-handlers';
import { createInward } from '../sources/inward';
import { createMutate } from '../sources/kv/mutate';
import { startKafkaSources, type KafkaSources } from '../sources/kafka/start-kafka-sources';
import { tableCounters } from '../sources/kafka/tables/counters';
import { startKvUpkeep } from '../sources/kv/start-upkeep';
import { startNotices } from '../sources/notices/start-notices';
import { startRelays } from '../sources/outbox/start-relays';
import { lazyEncoder } from '../tables/encoder';
import { createOutgoing } from '../tables/outgoing';
import type { Settings } from './settings';
import type { Stack } from './stack';

/** What tables have taken is appended before the program ends: together with the rest it takes less than 90 s. */
const flushPatienceMs = 75_000;

/** What every part is given. */
export interface Parts {
  settings: Settings;
  log: Logger;
  stack: Stack;
  /** How long the end waits for tables to be appended to; absent, as long as 90 s allow. */
  flushWithinMs?: number;
  /** Where this process both takes events in and makes attempts: groups of its own take in what it accepts. */
  intakes?: Intakes;
}

export async function openLedger({ settings, log, stack }: Parts, embeddedDirectory: string): Promise<Ledger> {
  const ledger = settings.databaseUrl
    ? await openPostgresLedger(settings.databaseUrl)
    : await openEmbeddedLedger(embeddedDirectory, (state, message) =>
        log[state === 'full' ? 'error' : 'info'](message),
      ).catch((error: unknown) => {
        throw unusableLedger(embeddedDirectory, error);
      });
  stack.push('ledger', () => ledger.close());
  return ledger;
}

function unusableLedger(directory: string, cause: unknown): PenstockError {
  // A failed query says in its cause what the database found.
  const reason = reasonOf(cause instanceof Error ? (cause.cause ?? cause) : cause).split('\n', 1)[0];
  const isFull = (cause instanceof PenstockError && cause.code === 'diskFull') || isFullDisk(reason ?? '');
  const advice = isFull
    ? 'make room on its disk, then start again'
    : 'put it back from a backup, or move it away to begin with an empty one';
  const code = isFull ? 'diskFull' : 'ledgerUnavailable';
  return new PenstockError(code, `ledger ${directory} cannot be opened (${reason}): ${advice}`);
}

/** For a role, whose ledger is shared with the others. */
export function openSharedLedger(parts: Parts): Promise<Ledger> {
  if (parts.settings.databaseUrl) return openLedger(parts, '');
  throw new PenstockError(
    'settingInvalid',
    'PENSTOCK_DATABASE_URL is not set; gateway, dispatcher and worker share a PostgreSQL',
  );
}

/** A connection that a worker may use as well. */
export interface Connected {
  connection: NativeConnection;
  client: Client;
  conversion: Conversion;
}

/** Connects, and sees to it that the namespace has what deliveries need. */
export async function connectEngine({ stack }: Parts, engine: Engine, conversion: Conversion): Promise<Connected> {
  const connection = await connectWorker(engine);
  stack.push('engine connection', () => connection.close());
  const client = new Client({
    ...{ connection, namespace: engine.namespace },
    dataConverter: conversion.dataConverter,
  });
  await registerSearchAttributes(client);
  return { connection, client, conversion };
}

export async function startWork(
  { settings, log, stack, intakes }: Parts,
  { connection, client, conversion }: Connected,
  ledger: Ledger,
  keyring: Keyring,
): Promise<RunningWorker> {
  const http = createHttpClient({ allowAddresses: settings.allowAddresses });
  stack.push('outgoing connections', () => http.close());
  stack.push('templates', closeTemplatePool);
  const outgoing = createOutgoing(settings);
  stack.push('connections to catalogs', () => outgoing.close());
  const { encoder, close } = lazyEncoder(lazyScratch({ settings, stack }));
  stack.push('encoder', close);
  const inward = createInward({
    db: ledger.db,
    configuration: configurationReader(ledger.db, keyring),
    accept: createAccept(ledger.db, log, intakes),
    mutate: createMutate(ledger.db, log),
  });
  const { namespace } = client.options;
  const dependencies = {
    db: ledger.db,
    worker: newUuid(),
    keyring,
    http,
    render: evaluateTemplate,
    outgoing,
    encoder,
    takeUp: createTakeUpDelivery(ledger.db, client, createReconcile(ledger.db, client)),
    inward,
    // Workers of others could not read what is encrypted with keys of ours.
    workflows: createWorkflowCalls(new Client({ connection, namespace })),
    functionsDirectory: settings.functionsDirectory,
    recordEnd: createRecorder(ledger.db),
    ...(intakes && { intakes }),
  };
  const worker = await startWorker(connection, namespace, conversion, dependencies, settings.slotsKeptForSync);
  const slots = startSlotReport(ledger.db, dependencies.worker, worker.slotUse);
  stack.push('report of slots', () => slots.stop());
  stack.push('worker', () => worker.stop());
  return worker;
}

/** A scratch folder, held from when it is first asked for: not all need to write files. */
function lazyScratch({ settings, stack }: Omit<Parts, 'log'>): () => Promise<string> {
  const { get, ifMade } = lazy(() => holdScratchFolder(settings.stateDirectory));
  stack.push('scratch folder', async () => (await ifMade())?.release());
  return async () => (await get()).path;
}

/** `worker`: the one in this process, which shares the client's connection; without it no start can be eager. */
export async function startDispatch(
  { settings, log, stack, intakes }: Parts,
  client: Client,
  ledger: Ledger,
  worker?: RunningWorker,
): Promise<void> {
  const reconcile = createReconcile(ledger.db, client);
  const dispatcher = await startDispatcher({
    ledger,
    client,
    reconcile,
    eager: worker !== undefined,
    ...(worker && { gate: worker }),
    ...(intakes && { intakes }),
    log,
  });
  stack.push('dispatcher', () => dispatcher.stop());
  const sync = await startSyncDispatcher({ ledger, client, reconcile, eager: worker !== undefined, log });
  stack.push('dispatcher of what callers wait for', () => sync.stop());
  const sweeper = startSweeper(ledger.db, reconcile, log);
  stack.push('sweeper', () => sweeper.stop());
  const upkeep = startUpkeep(ledger.db, settings, log);
  stack.push('upkeep', () => upkeep.stop());
  const schedules = startSchedules(ledger.db, client, log);
  stack.push('schedules', () => schedules.stop());
  const notices = startNotices({ db: ledger.db, accept: createAccept(ledger.db, log), log });
  stack.push('notices', () => notices.stop());
  const takeUp = createTakeUpDelivery(ledger.db, client, reconcile);
  const handlers = startDeadLetterHandlers({
    ...{ db: ledger.db, accept: createAccept(ledger.db, log), log },
    resolve: (id, resolution, requestId) => takeUp(id, takeUpOf(resolution), requestId, penstockItself),
  });
  stack.push('handlers of dead letters', () => handlers.stop());
  const kv = startKvUpkeep(ledger.db, log);
  stack.push('key-value store', () => kv.stop());
}

/** Answers the URL it listens at. */
export async function startGateway(
  { settings, log, stack, flushWithinMs, intakes }: Parts,
  client: Client,
  ledger: Ledger,
  keyring: Keyring,
  payloadCodec: PayloadCodec,
  engineMetrics: () => Promise<string>,
): Promise<string> {
  const registry = new Registry();
  const configuration = configurationReader(ledger.db, keyring);
  const accept = countAccepted(registry, createAccept(ledger.db, log, intakes));
  const http = createHttpClient({ allowAddresses: settings.allowAddresses });
  stack.push('connections of the gateway', () => http.close());
  const outgoing = createOutgoing(settings);
  stack.push('connections of the gateway to catalogs', () => outgoing.close());
  const scratch = lazyScratch({ settings, stack });
  const { encoder, close } = lazyEncoder(scratch);
  stack.push('encoder of the gateway', close);
  const kafka: KafkaSources = startKafkaSources({
    db: ledger.db,
    configuration,
    accept,
    tables: {
      db: ledger.db,
      keyring,
      outgoing,
      encoder,
      append: createAppendBatch(client),
      spoolDirectory: async () => join(await scratch(), 'spool'),
      onBatch: tableCounters(registry, (sourceId) => kafka.statusOf(sourceId)),
    },
    log,
    ...(flushWithinMs !== undefined && { flushWithinMs }),
  });
  stack.push('kafka sources', () => kafka.stop(), flushPatienceMs);
  const api = await createApi({
    http,
    ledger,
    keyring,
    configuration,
    accept,
    kafka,
    takeUp: createTakeUpDelivery(ledger.db, client, createReconcile(ledger.db, client)),
    bulk: createBulk(client),
    schedules: createAskSchedules(client),
    evaluateTemplate,
    engine: { check: () => checkEngine(client), metrics: engineMetrics },
    payloadCodec,
    temporalUiOrigins: settings.temporalUiOrigins,
    allowAddresses: settings.allowAddresses,
    trustedProxies: settings.trustedProxies,
    limits: { sources: settings.maxSources, sinksPerSource: settings.maxSinksPerSource },
    outgoing,
    encoder,
    catalogs: settings.icebergCatalogs,
    registry,
    logger: log,
  });
  const address = await listen(api, settings);
  stack.push('gateway', () => api.close());
  const mayConnect = addressRule(settings.allowAddresses);
  const relays = startRelays({ db: ledger.db, configuration, accept, mayConnect, log });
  stack.push('outbox relays', () => relays.stop());
  return address;
}

function takeUpOf(resolution: Resolution): TakeUp {
  switch (resolution.resolution) {
    case 'retry':
      return { verb: 'retry' };
    case 'discard':
      return { verb: 'discard', reason: resolution.reason };
    case 'amend':
      return { verb: 'amend', amendment: { data: resolution.data } };
  }
}

async function checkEngine(client: Client): Promise<{ ok: true } | { ok: false; message: string }> {
  try {
    await client.withDeadline(Date.now() + 2000, () => client.workflowService.getSystemInfo({}));
    return { ok: true };
  } catch (error) {
    return { ok: false, message: reasonOf(error) };
  }
}

async function listen(api: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await api.listen({ host, port });
  } catch (error) {
    await api.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw portTaken(port, '--port', 'PENSTOCK_PORT', error);
  }
}

export function portTaken(port: number, option: string, variable: string, cause?: unknown): PenstockError {
  return new PenstockError('portTaken', `port ${port} is taken; choose another with ${option} or ${variable}`, {
    cause,
  });
}
