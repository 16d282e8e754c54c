// What a load balancer, an orchestrator and Prometheus ask; none of it needs a token.
import { z } from 'zod';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { checkInTime, checkLedger } from './checks';
import { kafkaGauges } from './kafka-gauges';
import { ledgerGauges } from './metrics';
import { readLedgerGauges } from './read-ledger-gauges';

const tags = ['operations'];
const security: [] = [];
const check = z.object({ ok: z.boolean(), message: z.string().optional() });
const readiness = z.object({ ok: z.boolean(), engine: check, ledger: check });

export function operationsRoutes(app: TypedApp, { ledger, engine, kafka, registry }: ApiDependencies): void {
  const gauges = ledgerGauges(registry);
  const readKafkaGauges = kafkaGauges(registry, ledger.db, kafka);

  app.get(
    '/healthz',
    {
      schema: {
        tags,
        security,
        summary: 'Whether the process is up',
        response: { 200: z.object({ ok: z.boolean() }) },
      },
    },
    () => ({ ok: true }),
  );

  app.get(
    '/readyz',
    {
      schema: {
        tags,
        security,
        summary: 'Whether the engine and the ledger answer, each by name',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const [engineCheck, ledgerCheck] = await Promise.all([
        checkInTime(() => engine.check()),
        checkInTime(() => checkLedger(ledger.db)),
      ]);
      const ok = engineCheck.ok && ledgerCheck.ok;
      return reply.code(ok ? 200 : 503).send({ ok, engine: engineCheck, ledger: ledgerCheck });
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        tags,
        security,
        summary: 'Metrics of Penstock and of its engine, for Prometheus',
        response: { 200: z.string() },
      },
    },
    async (_request, reply) => {
      await readLedgerGauges(ledger.db, gauges);
      await readKafkaGauges();
      const ofEngine = await engine.metrics().catch(() => '');
      return reply.type(registry.contentType).send((await registry.metrics()) + ofEngine);
    },
  );
}
