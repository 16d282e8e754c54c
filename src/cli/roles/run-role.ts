import { PenstockError } from '../../model/errors';
import { ensureActionLog } from '../../program/action-log';
import { readActionLogSettings, type ActionLogSettings } from '../../program/action-log-settings';
import { adminTokenFile } from '../../program/keys';
import { dispatcher, gateway, worker } from '../../program/roles';
import type { Parts } from '../../program/parts';
import { up, type Running } from '../../program/up';
import { facts } from '../output/facts';
import { say, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { runUntilStopped, type Started } from './run-until-stopped';
import type { Role } from './setting-options';

/** Runs a role until it is stopped; answers the exit code. */
export function runRole(role: Role, terminal: Terminal, { json = false }: { json?: boolean }): Promise<number> {
  return runUntilStopped((parts) => starts[role](parts, terminal, json), terminal);
}

const starts: Record<Role, (parts: Parts, terminal: Terminal, json: boolean) => Promise<Started>> = {
  up: (parts, terminal, json) => wholePenstock(parts, terminal, json),

  async 'action-log'(parts, terminal, json) {
    const settings = actionLogSettings(terminal);
    return wholePenstock(parts, terminal, json, ({ ledger: { db }, keyring }) =>
      ensureActionLog({ db, keyring, allowAddresses: parts.settings.allowAddresses }, settings),
    );
  },

  async gateway(parts, _terminal, json) {
    const { api, newAdminToken } = await gateway(parts);
    if (json) return { announcement: JSON.stringify({ api, newAdminToken }) };
    const announcement = lines('The gateway is up.', {
      API: api,
      'admin token': newAdminToken && `${newAdminToken}\nIt is shown this once, and kept nowhere: note it down.`,
    });
    return { announcement };
  },

  async dispatcher(parts, _terminal, json) {
    const { operations } = await dispatcher(parts);
    return { announcement: upAt('The dispatcher is up.', operations, json) };
  },

  async worker(parts, _terminal, json) {
    const { operations, failed } = await worker(parts);
    return { announcement: upAt('The worker is up.', operations, json), failed };
  },
};

async function wholePenstock(
  parts: Parts,
  { stderr }: Terminal,
  json: boolean,
  whenUp: (running: Running) => Promise<void> = () => Promise.resolve(),
): Promise<Started> {
  const running = await up(parts, (line) => say(stderr, line));
  await whenUp(running);
  const { api, temporal, temporalUi, stateDirectory, newAdminToken, failed } = running;
  if (json) {
    const addresses = { api, temporal, temporalUi, stateDirectory, newAdminToken };
    return { announcement: JSON.stringify(addresses), failed };
  }
  const kept = `${stateDirectory}/${adminTokenFile}`;
  const announcement = lines('Penstock is up.', {
    API: api,
    'Temporal UI': temporalUi,
    Temporal: temporal,
    'state directory': stateDirectory,
    'admin token': newAdminToken && `${newAdminToken}\nIt is shown this once, and kept in ${kept}.`,
  });
  return { announcement, failed };
}

function upAt(headline: string, operations: string | undefined, json: boolean): string {
  const addresses = operations === undefined ? {} : { metrics: `${operations}/metrics` };
  return json ? JSON.stringify(addresses) : lines(headline, addresses);
}

function actionLogSettings({ env }: Terminal): ActionLogSettings {
  try {
    return readActionLogSettings(env);
  } catch (error) {
    throw error instanceof PenstockError ? new UsageError(error.message) : error;
  }
}

function lines(headline: string, addresses: Parameters<typeof facts>[0] = {}): string {
  const listed = Object.keys(addresses).length === 0 ? '' : `\n\n${facts(addresses)}\n`;
  return `${headline}${listed}\nCtrl-C stops it.`;
}
