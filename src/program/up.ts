// `penstock up`: every role in one process, with the embedded engine and ledger unless the environment names others.
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConversion } from '../engine/codec/conversion';
import { engineFromEnvironment } from '../engine/connect';
import { isPortFree } from '../engine/embedded-server/ports';
import { installRuntime } from '../engine/runtime';
import { lockStateDirectory, makeStateDirectory } from '../engine/state-directory';
import type { Keyring } from '../ledger/secrets/keyring';
import type { Ledger } from '../ledger/ledger';
import { Intakes } from '../model/intakes';
import { connectEngine } from './connect-engine';
import { startEmbeddedEngine } from './embedded-engine';
import { installLocalAdminToken, keyringOf, warnOfForeignKeys } from './keys';
import { openLedger } from './open-ledger';
import { createMeters } from './meters';
import type { Parts } from './parts';
import { portTaken } from './port-taken';
import { refuseLostLedger } from './refuse-lost-ledger';
import type { Stack } from './stack';
import { startDispatch } from './start-dispatch';
import { startGateway } from './start-gateway';
import { startWork } from './start-work';

/** A Penstock that is up. */
export interface Running {
  /** URL of the API and of ingest. */
  api: string;
  /** host:port of the engine. */
  temporal: string;
  /** URL of the Temporal UI, when the engine is embedded. */
  temporalUi?: string;
  /** The admin token, when it was made just now. */
  newAdminToken?: string;
  stateDirectory: string;
  ledger: Ledger;
  keyring: Keyring;
  /** Settled when it cannot go on, with the reason. */
  failed: Promise<never>;
}

/** Where the command line on this machine finds a Penstock that is up. */
export const runningFile = 'running.json';

/** Throws, with everything already started left on `given.stack`, when a part does not start. */
export async function up(given: Parts, report: (line: string) => void): Promise<Running> {
  const parts = { ...given, intakes: new Intakes(), meters: createMeters() };
  const { settings, stack } = parts;
  const stateDirectory = await makeStateDirectory(settings.stateDirectory);
  const lock = await lockStateDirectory(stateDirectory);
  stack.push('state directory', () => lock.release());
  const ledgerDirectory = join(stateDirectory, 'ledger');
  if (!settings.databaseUrl) await refuseLostLedger(stateDirectory, ledgerDirectory);
  if (!(await isPortFree(settings.port))) throw portTaken(settings.port, '--port', 'PENSTOCK_PORT');

  const engineMetrics = await installRuntime(parts.log);
  const named = engineFromEnvironment();
  const embedded = named ? undefined : await startEmbeddedEngine(parts, stateDirectory, report);
  const engine = named ?? embedded;
  if (!engine) throw new Error('an engine is named or embedded');

  const ledger = await openLedger(parts, ledgerDirectory);
  const keyring = await keyringOf(settings, stateDirectory, ledger.db);
  await warnOfForeignKeys(ledger.db, keyring, parts.log);
  const newAdminToken = await installLocalAdminToken(ledger.db, settings, stateDirectory);
  const conversion = createConversion(keyring, settings.encryptPayloads);
  const connected = await connectEngine(parts, engine, conversion);
  const worker = await startWork(parts, connected, ledger, keyring);
  await startDispatch(parts, connected.client, ledger, worker);
  const api = await startGateway(parts, connected.client, ledger, keyring, conversion.codec, engineMetrics);

  const temporal = String(engine.options.address);
  const addresses = { api, temporal, ...(embedded && { temporalUi: embedded.uiAddress }) };
  await announce(join(stateDirectory, runningFile), { pid: process.pid, ...addresses }, stack);
  return {
    ...addresses,
    ...(newAdminToken !== undefined && { newAdminToken }),
    stateDirectory,
    ledger,
    keyring,
    failed: Promise.race([ledger.failed, failureOf(worker.ended)]),
  };
}

/** Rejects when the worker does; never settles when it was asked to stop. */
const failureOf = (ended: Promise<void>): Promise<never> =>
  ended.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(error instanceof Error ? error : new Error(String(error))),
  );

async function announce(path: string, running: object, stack: Stack): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(running, null, 2));
  await rename(`${path}.new`, path);
  stack.push(runningFile, () => rm(path, { force: true }));
}
