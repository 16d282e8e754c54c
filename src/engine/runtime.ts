// The Temporal SDK's native runtime: one per process, made before the first connection.
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { request } from 'undici';
import { freePort } from './embedded-server/ports';

/** Said of the worker that only makes the attempts that callers wait for. */
const meantSo = 'No workflows registered';

/** Installs the runtime; answers how to read the SDK's own metrics, as Prometheus text. */
export async function installRuntime(log: Logger): Promise<() => Promise<string>> {
  const bindAddress = `127.0.0.1:${await freePort()}`;
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      if (message.startsWith(meantSo)) return;
      const { error, ...rest }: Record<string, unknown> = meta ?? {};
      const said = error === undefined ? rest : { ...rest, err: error };
      log.child({ part: 'temporal' })[level === 'ERROR' ? 'error' : 'warn'](said, message);
    }),
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
      metrics: { prometheus: { bindAddress } },
    },
    // The program decides when to stop, and in which order.
    shutdownSignals: [],
  });
  return async () => {
    const { body } = await request(`http://${bindAddress}/metrics`, { signal: AbortSignal.timeout(2000) });
    return body.text();
  };
}
