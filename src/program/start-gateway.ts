// What takes events in, and answers the API.
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { countAccepted } from '../api/operations/metrics';
import { createApi } from '../api/server';
import { createAppendBatch } from '../dispatch/append-batch';
import { createBulk } from '../dispatch/bulk';
import { createReconcile } from '../dispatch/reconcile';
import { createAskSchedules } from '../dispatch/schedules/ask-schedules';
import { createTakeUpDelivery } from '../dispatch/take-up-delivery';
import { checkEngine } from '../engine/check-engine';
import { closeTemplatePool, evaluateTemplate } from '../jsonnet';
import { configurationReader } from '../ledger/configuration';
import type { Keyring } from '../ledger/secrets/keyring';
import type { Ledger } from '../ledger/ledger';
import { closeSchemaPool } from '../schemas';
import { addressRule } from '../sinks/address-guard';
import { createHttpClient } from '../sinks/http-client';
import { recordTable } from '../sinks/iceberg/takes-records';
import { createAccept } from '../sources/accept';
import { startKafkaSources, type KafkaSources } from '../sources/kafka/start-kafka-sources';
import { tableLag } from '../sources/kafka/tables/lag';
import { startRelays } from '../sources/outbox/start-relays';
import { lazyEncoder } from '../tables/encoder';
import { createOutgoing } from '../tables/outgoing';
import { listen } from './listen';
import { createMeters } from './meters';
import type { Parts } from './parts';
import { lazyScratch } from './scratch';

/** What tables have taken is appended before the program ends: together with the rest it takes less than 90 s. */
const flushPatienceMs = 75_000;

/** Answers the URL it listens at. */
export async function startGateway(
  { settings, log, stack, flushWithinMs, intakes, meters = createMeters() }: Parts,
  client: Client,
  ledger: Ledger,
  keyring: Keyring,
  payloadCodec: PayloadCodec,
  engineMetrics: () => Promise<string>,
): Promise<string> {
  const { registry, beginTable, countTable } = meters;
  const configuration = configurationReader(ledger.db, keyring);
  const accept = countAccepted(registry, createAccept(ledger.db, log, intakes));
  const http = createHttpClient({ allowAddresses: settings.allowAddresses });
  stack.push('connections of the gateway', () => http.close());
  stack.push('templates of the gateway', closeTemplatePool);
  stack.push('checks of schemas', closeSchemaPool);
  const outgoing = createOutgoing(settings);
  stack.push('connections of the gateway to catalogs', () => outgoing.close());
  const scratch = lazyScratch({ settings, stack });
  const { encoder, close } = lazyEncoder(scratch);
  stack.push('encoder of the gateway', close);
  const { beginLag, noteLag } = tableLag(registry, {
    statusOf: (sourceId) => kafka.statusOf(sourceId),
    async takesRecords({ sourceId, sinkId }) {
      const known = (await configuration.current()).configuration.get(sourceId);
      const sink = known?.sinks.find(({ id }) => id === sinkId);
      return known !== undefined && sink !== undefined && recordTable(known.source.type, sink) !== undefined;
    },
  });
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
      onTable(sink, isActionLog) {
        beginTable(sink, isActionLog);
        beginLag(sink, isActionLog);
      },
      onBatch(sink, batch) {
        countTable(sink, batch);
        noteLag(sink, batch);
      },
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
  const { host, port } = settings;
  const address = await listen(api, { host, port, option: '--port', variable: 'PENSTOCK_PORT' });
  stack.push('gateway', () => api.close());
  const mayConnect = addressRule(settings.allowAddresses);
  const relays = startRelays({ db: ledger.db, configuration, accept, mayConnect, log });
  stack.push('outbox relays', () => relays.stop());
  return address;
}
