// The Temporal server, as this machine sees it.
import { Client, Connection } from '@temporalio/client';
import { engineFromEnvironment, type Engine } from '../../engine/connect';
import { missingSearchAttributes, searchAttributesCommand } from '../../dispatch/search-attributes';
import { PenstockError } from '../../model/errors';
import { readRunningFile } from '../penstock/find-penstock';
import { fine, problem, type Check } from './check';

const connectWithin = '3 s';

/** The one that the environment names, else the one of the Penstock that runs here. */
export async function engineInUse(stateDirectory: string): Promise<Engine | undefined> {
  const named = engineFromEnvironment();
  if (named) return named;
  const running = await readRunningFile(stateDirectory);
  return running && { namespace: 'default', options: { address: running.temporal } };
}

export async function checkEngine({ options, namespace }: Engine): Promise<Check[]> {
  const address = String(options.address);
  let connection: Connection;
  try {
    connection = await Connection.connect({ ...options, connectTimeout: connectWithin });
  } catch (error) {
    const message = `no Temporal server answers at ${address}: ${(error as Error).message}`;
    return [problem('Temporal', message, 'Start it ("penstock up" starts its own), or set TEMPORAL_ADDRESS.')];
  }
  try {
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    const client = new Client({ connection, namespace });
    return [fine('Temporal', `${address}, version ${serverVersion}`), await checkSearchAttributes(client)];
  } finally {
    await connection.close();
  }
}

async function checkSearchAttributes(client: Client): Promise<Check> {
  const name = 'search attributes';
  const { namespace } = client.options;
  try {
    const missing = await missingSearchAttributes(client);
    if (missing.length === 0) return fine(name, `all there in namespace "${namespace}"`);
    const advice = `Run: ${searchAttributesCommand(namespace, missing)}`;
    return problem(name, `namespace "${namespace}" lacks ${missing.join(', ')}`, advice);
  } catch (error) {
    const { message: reason } = error as Error;
    const message = error instanceof PenstockError ? reason : `namespace "${namespace}": ${reason}`;
    return problem(name, message, 'Check that TEMPORAL_NAMESPACE names a namespace you may read.');
  }
}
