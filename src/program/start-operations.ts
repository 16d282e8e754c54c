// What an orchestrator and Prometheus ask of a role that serves no API.
import type { Client } from '@temporalio/client';
import { createOperations } from '../api/operations/create-operations';
import { checkEngine } from '../engine/check-engine';
import type { Ledger } from '../ledger/ledger';
import { listen } from './listen';
import { createMeters } from './meters';
import type { Parts } from './parts';

/** Answers the URL it listens at; undefined when no port is set for it. `engineMetrics`: of the SDK, as Prometheus text. */
export async function startOperations(
  { settings: { host, metricsPort }, log, stack, meters = createMeters() }: Parts,
  client: Client,
  ledger: Ledger,
  engineMetrics: () => Promise<string> = () => Promise.resolve(''),
): Promise<string | undefined> {
  if (metricsPort === undefined) return undefined;
  const app = createOperations({
    ledger,
    engine: { check: () => checkEngine(client), metrics: engineMetrics },
    registry: meters.registry,
    logger: log,
  });
  const url = await listen(app, {
    host,
    port: metricsPort,
    option: '--metrics-port',
    variable: 'PENSTOCK_METRICS_PORT',
  });
  stack.push('metrics', () => app.close());
  return url;
}
