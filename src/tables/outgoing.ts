// What tables may be reached: addresses of catalogs, and folders of this machine.
import { realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, type Dispatcher } from 'undici';
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
  close: () => Promise<void>;
}

/** `allowDirectories`: absolute paths. */
export function createOutgoing(options: { allowAddresses: string[]; allowDirectories: string[] }): Outgoing {
  const agent = new Agent({ connect: guardedConnector(options.allowAddresses) });
  const agents = guardedAgents(options.allowAddresses);
  const allowed = options.allowDirectories.map((directory) => resolved(resolve(directory)));
  return {
    dispatcher: agent,
    agents,
    checkLocation(location) {
      const path = pathOf(location);
      if (path === undefined) return;
      const real = resolved(path);
      if (allowed.some((directory) => real === directory || real.startsWith(directory + sep))) return;
      const message = `${location} is outside the allowed folders; PENSTOCK_ALLOW_DIRECTORIES can allow it`;
      throw new PenstockError('locationRefused', message);
    },
    close() {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
      return agent.destroy();
    },
  };
}

/** Undefined for a location that is not on this machine. */
function pathOf(location: string): string | undefined {
  if (location.startsWith('file:')) return fileURLToPath(location.replace(/^file:\/*/, 'file:///'));
  return location.startsWith('/') || !/^[a-z][a-z0-9+.-]*:/i.test(location) ? resolve(location) : undefined;
}

/** With links followed, as far as the path exists. */
function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(resolved(parent), path.slice(parent.length).replace(/^\/+/, ''));
  }
}
