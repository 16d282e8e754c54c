// What a worker needs: it runs the workflows, and makes their attempts.
import { Client } from '@temporalio/client';
import { createReconcile } from '../dispatch/reconcile';
import { createTakeUpDelivery } from '../dispatch/take-up-delivery';
import { startSlotReport } from '../engine/slot-report';
import { createWorkflowCalls } from '../engine/workflow-calls';
import { startWorker, type RunningWorker } from '../engine/worker';
import { listFunctions } from '../functions/find-functions';
import { closeTemplatePool, evaluateTemplate } from '../jsonnet';
import { configurationReader } from '../ledger/configuration';
import type { Keyring } from '../ledger/secrets/keyring';
import type { Ledger } from '../ledger/ledger';
import { createRecorder } from '../ledger/attempts/recorder';
import { newUuid } from '../model/ids';
import { createHttpClient } from '../sinks/http-client';
import { createAccept } from '../sources/accept';
import { createInward } from '../sources/inward';
import { createMutate } from '../sources/kv/mutate';
import { createNextReplays } from '../sources/next-replays';
import { lazyEncoder } from '../tables/encoder';
import { createOutgoing } from '../tables/outgoing';
import type { Parts } from './parts';
import { lazyScratch } from './scratch';
import type { Connected } from './connect-engine';

export async function startWork(
  { settings, log, stack, intakes, meters }: Parts,
  { connection, client, conversion }: Connected,
  ledger: Ledger,
  keyring: Keyring,
): Promise<RunningWorker> {
  // One that is not there would be told of by the first delivery only.
  if (settings.functionsDirectory !== undefined) await listFunctions(settings.functionsDirectory);
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
  const reconcile = createReconcile(ledger.db, client);
  const dependencies = {
    db: ledger.db,
    worker: newUuid(),
    keyring,
    http,
    render: evaluateTemplate,
    outgoing,
    encoder,
    takeUp: createTakeUpDelivery(ledger.db, client, reconcile),
    nextReplays: createNextReplays(ledger.db),
    reconcile: reconcile.delivery,
    inward,
    // Workers of others could not read what is encrypted with keys of ours.
    workflows: createWorkflowCalls(new Client({ connection, namespace })),
    functionsDirectory: settings.functionsDirectory,
    recordEnd: createRecorder(ledger.db),
    ...(intakes && { intakes }),
    ...(meters && { countTable: meters.countTable }),
  };
  const worker = await startWorker(connection, namespace, conversion, dependencies, settings.slotsKeptForSync);
  const slots = startSlotReport(ledger.db, dependencies.worker, worker.slotUse, log);
  stack.push('report of slots', () => slots.stop());
  stack.push('worker', () => worker.stop());
  return worker;
}
