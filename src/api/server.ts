import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { PenstockEvent } from '../model/event';
import { readJson } from '../sources/cloudevents/read-json';
import { Outcomes } from '../sources/http/outcomes';
import { ingestRoute } from '../sources/http/route';
import { accessRefuses } from './access/answers';
import { auditRoutes } from './access/audit-routes';
import { loginRoute, sessionRoutes } from './access/session-routes';
import { tokenRoutes } from './access/token-routes';
import { userRoutes } from './access/user-routes';
import { requirePrincipal } from './access/authenticate';
import { requireScopes } from './access/authorize';
import { appendRoute } from './append/routes';
import { bareServer } from './bare-server';
import { bulkRoutes } from './bulk/routes';
import { codecRoutes, mostCodecValues } from './codec/routes';
import { deliveryRoutes } from './deliveries/routes';
import { configurationRoutes } from './configuration/routes';
import { rotationRoutes } from './changes/rotation-routes';
import { versionRoutes } from './changes/version-routes';
import type { ApiDependencies } from './dependencies';
import { ingestError, ingestRefuses, ingestSchema, tokenIngestSchema } from './documentation/ingest';
import { documentation } from './documentation/openapi';
import { describeAnswers } from './documentation/describe-answers';
import { encryptionRoutes } from './encryption-routes';
import { eventRoutes } from './events/routes';
import { functionRoutes } from './functions/routes';
import { kvRoutes } from './kv/routes';
import { gatewayGauges } from './operations/read-gauges';
import { operationsRoutes } from './operations/routes';
import { memberRoutes } from './projects/member-routes';
import { projectRoutes } from './projects/routes';
import { settingsRoutes } from './settings-routes';
import { sinkLifecycleRoutes } from './sinks/lifecycle-routes';
import { sinkRoutes } from './sinks/routes';
import { emitRoute } from './sources/emit-route';
import { sourceLifecycleRoutes } from './sources/lifecycle-routes';
import { relayRoute } from './sources/relay-route';
import { scheduleRoutes } from './sources/schedule-routes';
import { sourceRoutes } from './sources/routes';
import { statisticsRoutes } from './statistics-routes';
import { tableRoutes } from './tables/routes';
import { typeRoutes } from './types/routes';
import { testRoutes } from './tests/routes';
import { takeJsonOnly } from './validation';

/** The HTTP API and the ingest, ready to listen. */
export async function createApi(dependencies: ApiDependencies): Promise<FastifyInstance> {
  const { ledger, configuration, accept, evaluateTemplate } = dependencies;
  const app = bareServer(dependencies);
  await documentation(app);

  const outcomes = new Outcomes(ledger);
  app.addHook('preClose', () => outcomes.stop());
  const taking = {
    configuration,
    accept,
    outcomes,
    evaluate: (template: string, event: PenstockEvent) => evaluateTemplate(template, 'idTemplate', event),
  };
  await app.register(async (ingest) => {
    describeAnswers(ingest, [...ingestRefuses, 'signatureInvalid', 'ledgerUnavailable'], ingestError);
    const paths = ['/in/:sourceId', '/in/:sourceId/:secret'];
    await ingest.register(ingestRoute, { ...taking, paths, verifies: true, route: { schema: ingestSchema } });
  });
  await app.register(
    async (ingest) => {
      requirePrincipal(ingest, ledger.db);
      requireScopes(ingest);
      describeAnswers(ingest, [...accessRefuses, ...ingestRefuses, 'ledgerUnavailable'], ingestError);
      const route = { schema: tokenIngestSchema, config: { needs: 'ingest' } } as const;
      await ingest.register(ingestRoute, { ...taking, paths: ['/sources/:sourceId/in'], verifies: false, route });
    },
    { prefix: '/v1' },
  );
  await app.register((operations, _options, registered) => {
    describeAnswers(operations, []);
    operationsRoutes(operations.withTypeProvider<ZodTypeProvider>(), dependencies, gatewayGauges(dependencies));
    registered();
  });
  await app.register((append, _options, registered) => {
    requirePrincipal(append, ledger.db);
    requireScopes(append);
    describeAnswers(append, [...accessRefuses, 'ledgerUnavailable']);
    appendRoute(append.withTypeProvider<ZodTypeProvider>(), dependencies);
    registered();
  });
  await app.register(
    async (codec) => {
      // Before whoever asks must be known: a browser asks without saying so whether its page may ask at all.
      await codec.register(cors, {
        origin: dependencies.temporalUiOrigins,
        credentials: true,
        methods: ['POST'],
        // Its refusal of what no browser would ask is no answer of the API's.
        strictPreflight: false,
      });
      requirePrincipal(codec, ledger.db);
      requireScopes(codec);
      takeJsonOnly(codec, readJson, { mostValues: mostCodecValues });
      describeAnswers(codec, [...accessRefuses, 'ledgerUnavailable']);
      codecRoutes(codec.withTypeProvider<ZodTypeProvider>(), dependencies);
    },
    // No wider: that pages elsewhere may ask is true of these routes alone.
    { prefix: '/v1/codec' },
  );
  await app.register(
    (login, _options, registered) => {
      takeJsonOnly(login);
      describeAnswers(login, ['ledgerUnavailable']);
      loginRoute(login.withTypeProvider<ZodTypeProvider>(), dependencies);
      registered();
    },
    { prefix: '/v1' },
  );
  await app.register(
    (v1, _options, registered) => {
      requirePrincipal(v1, ledger.db);
      requireScopes(v1);
      takeJsonOnly(v1);
      describeAnswers(v1, [...accessRefuses, 'ledgerUnavailable']);
      const all = [
        ...[sourceRoutes, sourceLifecycleRoutes, emitRoute, relayRoute, scheduleRoutes, typeRoutes],
        ...[sinkRoutes, sinkLifecycleRoutes, tableRoutes],
        ...[versionRoutes, rotationRoutes, testRoutes, settingsRoutes, configurationRoutes],
        ...[eventRoutes, functionRoutes, deliveryRoutes, bulkRoutes, statisticsRoutes, kvRoutes, encryptionRoutes],
        ...[sessionRoutes, userRoutes, tokenRoutes, auditRoutes, projectRoutes, memberRoutes],
      ];
      for (const routes of all) routes(v1.withTypeProvider<ZodTypeProvider>(), dependencies);
      registered();
    },
    { prefix: '/v1' },
  );
  return app;
}
