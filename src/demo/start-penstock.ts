// A Penstock for a demo, and where to look at it.
import { destination, pino } from 'pino';
import { up, type Running } from '../program/up';
import type { Settings } from '../program/settings';
import type { Stack } from '../program/stack';
import { ApiClient } from './api-client';
import { demoSettings } from './settings';

export interface DemoPenstock {
  penstock: Running;
  adminToken: string;
  api: ApiClient;
}

/** `say` prints a line. What is started is left on the stack. */
export async function startPenstock(
  stack: Stack,
  say: (line: string) => void,
  differences: Partial<Settings> = {},
): Promise<DemoPenstock> {
  const settings = { ...(await demoSettings(process.env, stack)), ...differences };
  const log = pino({ level: settings.logLevel }, destination(2));
  say('Getting a Temporal server; the first time this can take a few minutes.');
  const began = Date.now();
  const penstock = await up({ settings, log, stack }, say);
  say(`Penstock is up after ${seconds(began)}.\n`);
  say(`  Temporal UI    ${penstock.temporalUi ?? `that of ${penstock.temporal}, which TEMPORAL_ADDRESS names`}`);
  say(`  Penstock API   ${penstock.api}\n`);
  const { newAdminToken: adminToken } = penstock;
  if (adminToken === undefined) throw new Error('a new state directory has no token yet');
  return { penstock, adminToken, api: new ApiClient(penstock.api, adminToken) };
}

export const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
