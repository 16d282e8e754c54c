// What a load balancer, an orchestrator and Prometheus ask; none of it needs a token.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { defaultProject, projectOf } from '../../model/project';
import { findPrincipal } from '../access/authenticate';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { checkInTime, checkLedger } from './checks';
import { upGauge } from './metrics';
import type { ReadGauges } from './read-gauges';

const tags = ['operations'];
const security: [] = [];
const check = z.object({ ok: z.boolean(), message: z.string().optional() });
const readiness = z.object({ ok: z.boolean(), engine: check, ledger: check });

/** `readGauges`: of what the process answers for besides its own numbers. */
export function operationsRoutes(
  app: TypedApp,
  { ledger, engine, registry }: Pick<ApiDependencies, 'ledger' | 'engine' | 'registry'>,
  readGauges: ReadGauges = (isLedgerUp) => Promise.resolve(isLedgerUp),
): void {
  const ledgerUp = upGauge(registry, 'ledger');
  const engineUp = upGauge(registry, 'engine');
  const checkBoth = () =>
    Promise.all([checkInTime(() => engine.check()), checkInTime(() => checkLedger(ledger.db))] as const);
  /** Where the ledger is away nobody is known, and metrics are wanted all the same. */
  const isOfOwner = async (request: FastifyRequest): Promise<boolean> =>
    request.headers.authorization !== undefined &&
    (await findPrincipal(request, ledger.db).catch(() => undefined))?.ofDeployment === true;

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
      const [engineCheck, ledgerCheck] = await checkBoth();
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
        description:
          'What is of other projects than the default one is shown to owners of the deployment alone: send a token of one.',
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      // What does not answer is not asked any further: whoever scrapes does not wait long.
      const [engineCheck, ledgerCheck] = await checkBoth();
      engineUp.set(engineCheck.ok ? 1 : 0);
      ledgerUp.set((await readGauges(ledgerCheck.ok)) ? 1 : 0);
      const ofEngine = await engine.metrics().catch(() => '');
      const own = await registry.metrics();
      const shown = ledgerCheck.ok && (await isOfOwner(request)) ? own : withoutProjects(own);
      return reply.type(registry.contentType).send(shown + ofEngine);
    },
  );
}

/** Nothing of the default project, and nothing that is of no source, is left out. */
const withoutProjects = (metrics: string): string =>
  metrics
    .split('\n')
    .filter((line) => projectOf(/[{,]source="([^"]*)"/.exec(line)?.[1] ?? '') === defaultProject)
    .join('\n');
