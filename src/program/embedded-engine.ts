// The engine of `penstock up` when the environment names none: a Temporal dev server beside this process.
import { join } from 'node:path';
import type { Engine } from '../engine/connect';
import { findServer } from '../engine/embedded-server/find-server';
import { isPortFree } from '../engine/embedded-server/ports';
import { superviseEmbeddedServer } from '../engine/embedded-server/supervise-server';
import { searchAttributeNames } from '../model/delivery';
import type { Settings } from './settings';
import type { Parts } from './parts';
import { portTaken } from './port-taken';

/** Where the Temporal UI has payloads decrypted: under the name it is opened by, so that a login's cookie is sent along. */
const codecEndpoint = ({ port }: Settings): string => `http://127.0.0.1:${port}/v1/codec`;

/** In the state directory: running workflows and their histories. */
export const engineFile = 'temporal.db';

export interface EmbeddedEngine extends Engine {
  address: string;
  uiAddress: string;
}

/** `report` is told of the way to the server, which can take minutes the first time, and of its later deaths. */
export async function startEmbeddedEngine(
  { settings, stack }: Parts,
  stateDirectory: string,
  report: (line: string) => void,
): Promise<EmbeddedEngine> {
  const { temporalPort, temporalUiPort } = settings;
  if (!(await isPortFree(temporalPort))) throw portTaken(temporalPort, '--temporal-port', 'PENSTOCK_TEMPORAL_PORT');
  if (!(await isPortFree(temporalUiPort))) {
    throw portTaken(temporalUiPort, '--temporal-ui-port', 'PENSTOCK_TEMPORAL_UI_PORT');
  }
  const namespace = 'default';
  const server = await superviseEmbeddedServer(
    {
      executable: await findServer(report),
      dbFile: join(stateDirectory, engineFile),
      port: temporalPort,
      uiPort: temporalUiPort,
      logFile: join(stateDirectory, 'temporal.log'),
      namespace,
      ...(settings.encryptPayloads && { codecEndpoint: codecEndpoint(settings) }),
      searchAttributes: Object.fromEntries(Object.values(searchAttributeNames).map((name) => [name, 'Keyword'])),
    },
    report,
  );
  stack.push('Temporal server', () => server.stop());
  return { namespace, options: { address: server.address }, address: server.address, uiAddress: server.uiAddress };
}
