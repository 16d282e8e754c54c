// One role of the program, for a ledger and an engine shared by many.
import { createConversion, type Conversion } from '../engine/codec/conversion';
import { connectLazily, engineFromEnvironment, type Engine } from '../engine/connect';
import { installRuntime } from '../engine/runtime';
import { PenstockError } from '../model/errors';
import { Intakes } from '../model/intakes';
import { connectEngine } from './connect-engine';
import { installAdminToken, keyringFromEnvironment, warnOfForeignKeys } from './keys';
import { createMeters } from './meters';
import { openSharedLedger } from './open-ledger';
import type { Parts } from './parts';
import type { Settings } from './settings';
import { startDispatch } from './start-dispatch';
import { startGateway } from './start-gateway';
import { startOperations } from './start-operations';
import { startWork } from './start-work';

/** Takes events in and serves the API. Goes on while the engine is away. Answers its URL. */
export async function gateway(parts: Parts): Promise<{ api: string; newAdminToken?: string }> {
  const engine = sharedEngine();
  const keyring = keyringFromEnvironment(parts.settings);
  const ledger = await openSharedLedger(parts);
  await warnOfForeignKeys(ledger.db, keyring, parts.log);
  const newAdminToken = await installAdminToken(ledger.db, parts.settings);
  const conversion = createConversion(keyring, parts.settings.encryptPayloads);
  const client = connectLazily(engine, conversion);
  parts.stack.push('engine connection', () => client.connection.close());
  // The SDK's own metrics are those of its workers; a gateway has none.
  const api = await startGateway(parts, client, ledger, keyring, conversion.codec, () => Promise.resolve(''));
  return { api, ...(newAdminToken !== undefined && { newAdminToken }) };
}

/** Starts the workflows of what is due, and sweeps. Answers the URL of its metrics, if it has one. */
export async function dispatcher(parts: Parts): Promise<{ operations: string | undefined }> {
  const client = connectLazily(sharedEngine(), conversionOfDispatcher(parts.settings));
  const ledger = await openSharedLedger(parts);
  parts.stack.push('engine connection', () => client.connection.close());
  await startDispatch(parts, client, ledger);
  return { operations: await startOperations(parts, client, ledger) };
}

/** Runs the workflows and their attempts; dispatches too, so that a first task can come with the start (rule 12). */
export async function worker(parts: Parts): Promise<{ operations: string | undefined; failed: Promise<void> }> {
  const engine = sharedEngine();
  const keyring = keyringFromEnvironment(parts.settings);
  const ledger = await openSharedLedger(parts);
  await warnOfForeignKeys(ledger.db, keyring, parts.log);
  const engineMetrics = await installRuntime(parts.log);
  const connected = await connectEngine(parts, engine, createConversion(keyring, parts.settings.encryptPayloads));
  const carrying = { ...parts, intakes: new Intakes(), meters: createMeters() };
  const running = await startWork(carrying, connected, ledger, keyring);
  await startDispatch(carrying, connected.client, ledger, running);
  const operations = await startOperations(carrying, connected.client, ledger, engineMetrics);
  return { operations, failed: running.ended };
}

/** A dispatcher reads no secrets: it needs the key only where payloads are, or were, encrypted. */
function conversionOfDispatcher(settings: Settings): Conversion | undefined {
  const { encryptionKey, encryptPayloads } = settings;
  if (encryptionKey === undefined && !encryptPayloads) return undefined;
  return createConversion(keyringFromEnvironment(settings), encryptPayloads);
}

function sharedEngine(): Engine {
  const engine = engineFromEnvironment();
  if (engine) return engine;
  throw new PenstockError(
    'settingInvalid',
    'TEMPORAL_ADDRESS is not set; gateway, dispatcher and worker share one Temporal server',
  );
}
