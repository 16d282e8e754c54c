// What tables may be reached: addresses of catalogs, and folders of this machine.
import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Agent, type Dispatcher } from 'undici';
import { isFileLocation, pathOf } from '../iceberg/storage/file-storage';
import { PenstockError } from '../model/errors';
import { guardedConnector } from '../sinks/address-guard';
import { guardedAgents, type HttpAgents } from '../sinks/guarded-agents';

export interface Outgoing {
  /** Guards the addresses of catalogs and append endpoints. */
  dispatcher: Dispatcher;
  /** The same of object storage. */
  agents: HttpAgents;
  /** Throws `locationRefused` for a file:// location outside the folders that are allowed. */
  checkLocation: (location: string) => void;
  /** The same of a path, which may be relative. */
  checkPath: (path: string) => void;
  close: () => Promise<void>;
}

/** `allowDirectories`: absolute paths. */
export function createOutgoing(options: { allowAddresses: string[]; allowDirectories: string[] }): Outgoing {
  const agent = new Agent({ connect: guardedConnector(options.allowAddresses) });
  const agents = guardedAgents(options.allowAddresses);
  const allowed = options.allowDirectories.flatMap((directory) => resolved(resolve(directory)) ?? []);
  const checkPath = (path: string): void => {
    const real = resolved(resolve(path));
    if (allowed.some((directory) => real === directory || real?.startsWith(directory + sep))) return;
    const message = `${path} is outside the allowed folders; PENSTOCK_ALLOW_DIRECTORIES can allow it`;
    throw new PenstockError('locationRefused', message);
  };
  return {
    dispatcher: agent,
    agents,
    checkPath,
    checkLocation(location) {
      if (isFileLocation(location)) checkPath(pathOf(location));
    },
    close() {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
      return agent.destroy();
    },
  };
}

/** With links followed, as far as the path exists. Undefined where a link leads to nothing: a file made by it is elsewhere. */
function resolved(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
    const parent = resolved(dirname(path));
    return parent === undefined ? undefined : join(parent, basename(path));
  }
}
