// Where the engine is, and the connections to it.
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { NativeConnection } from '@temporalio/worker';
import { PenstockError } from '../model/errors';
import type { Conversion } from './codec/conversion';

/** A Temporal server or Temporal Cloud, and one namespace of it. */
export interface Engine {
  namespace: string;
  options: ReturnType<typeof loadClientConnectConfig>['connectionOptions'];
}

/**
 * The engine that the environment names: TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS… and the
 * profile file, as every Temporal SDK reads them. Undefined when it names none.
 */
export function engineFromEnvironment(): Engine | undefined {
  const { connectionOptions, namespace } = loadClientConnectConfig();
  if (connectionOptions.address === undefined) return undefined;
  return { namespace: namespace ?? 'default', options: connectionOptions };
}

/** For a worker, and for a client beside it. Throws `engineUnavailable` naming the address. */
export async function connectWorker({ options }: Engine): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(options);
  } catch (cause) {
    throw new PenstockError(
      'engineUnavailable',
      `no Temporal server answers at ${options.address}: ${reasonOf(cause)}`,
    );
  }
}

/** The SDK's core answers in the notation of its own language; the words in it are enough. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return /message: "([^"]+)"/.exec(text)?.[1] ?? text.split('\n')[0] ?? text;
}

/** For a gateway or a dispatcher without a worker: connects when first used, so that events come in while the engine is away. */
export function connectLazily({ options, namespace }: Engine, conversion: Conversion | undefined): Client {
  const { dataConverter } = conversion ?? {};
  return new Client({ connection: Connection.lazy(options), namespace, ...(dataConverter && { dataConverter }) });
}
