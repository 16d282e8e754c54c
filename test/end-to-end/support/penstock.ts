// Real Penstock processes: started, spoken to over HTTP, stopped or killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/engine/embedded-server/ports';
import { compiledPath } from '../../../src/model/compiled-path';
import { copyEmptyLedger } from '../../support/embedded-ledger';
import { until } from '../../support/until';

export const adminToken = 'a-token-for-tests-only';

export interface Process {
  child: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
  /** Sends the signal; answers the exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/** Runs `penstock` with these arguments. */
export const penstock = (args: string[], env: Record<string, string>): Process =>
  runNode([compiledPath('src/cli/main.js'), ...args], env);

/** Runs another program that is started like it. `script`: in TypeScript, with its arguments. */
export const penstockLike = (script: string[], env: Record<string, string>): Process =>
  runNode(['-r', join(__dirname, '../../support/register-typescript.js'), ...script], env);

function runNode(args: string[], env: Record<string, string>): Process {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, PENSTOCK_ADMIN_TOKEN: adminToken, PENSTOCK_ALLOW_ADDRESSES: '127.0.0.0/8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    child,
    output: () => printed,
    async end(signal) {
      child.kill(signal);
      const [code, by] = await exit;
      return code ?? by;
    },
  };
}

/** An embedded Penstock's place: its directory and ports stay the same over its restarts. */
export interface Place {
  url: string;
  temporal: string;
  temporalPort: number;
  env: Record<string, string>;
}

/** With a ledger that has nothing in it: to make one takes longer than all else of a start. */
export async function aPlace(): Promise<Place> {
  const place = await aNewPlace();
  const state = place.env.PENSTOCK_STATE_DIR!;
  await mkdir(state, { mode: 0o700 });
  await copyEmptyLedger(join(state, 'ledger'));
  return place;
}

/** Where no Penstock has been before. */
export async function aNewPlace(): Promise<Place> {
  const [port, temporalPort, temporalUiPort] = [await freePort(), await freePort(), await freePort()];
  const directory = await mkdtemp(join(tmpdir(), 'penstock-e2e-'));
  return {
    url: `http://127.0.0.1:${port}`,
    temporal: `127.0.0.1:${temporalPort}`,
    temporalPort,
    env: {
      PENSTOCK_STATE_DIR: join(directory, 'state'),
      PENSTOCK_PORT: String(port),
      PENSTOCK_TEMPORAL_PORT: String(temporalPort),
      PENSTOCK_TEMPORAL_UI_PORT: String(temporalUiPort),
    },
  };
}

/** `penstock up` in this place, when it is ready. */
export async function up({ env, url }: Place): Promise<Process> {
  const started = penstock(['up'], env);
  await ready(url, started);
  return started;
}

export async function ready(url: string, started: Process): Promise<void> {
  await until(`Penstock at ${url}`, async () => {
    if (started.child.exitCode !== null) throw new Error(`penstock ended: ${started.output()}`);
    return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok;
  });
}

/** Asks the API; throws with its answer when that is an error. */
export async function ask<T = Record<string, unknown>>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${adminToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

export interface SinkSpec {
  id: string;
  type?: string;
  config: Record<string, unknown>;
  secrets?: Record<string, string>;
  policy?: Record<string, unknown>;
  filter?: Record<string, unknown>;
}

/** Makes the source `shop` with these sinks; answers the path that takes its events. */
export async function configure(url: string, ...sinks: SinkSpec[]): Promise<string> {
  const { ingest } = await ask<{ ingest: { path: string } }>(url, 'POST', '/v1/sources', { id: 'shop', type: 'http' });
  for (const sink of sinks) await ask(url, 'POST', '/v1/sources/shop/sinks', { type: 'webhook', ...sink });
  return ingest.path;
}

/** Posts an event until it is accepted, as a sender with retries does; answers the delivery ids. */
export async function send(url: string, path: string, id: string, type = 'order.created'): Promise<string[]> {
  const response = await until(`event ${id} to be accepted`, async () => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: {
        'ce-specversion': '1.0',
        'ce-id': id,
        'ce-source': '/shop',
        'ce-type': type,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ id }),
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined);
    return answer?.ok ? answer : undefined;
  });
  const { deliveries } = (await response.json()) as { deliveries: { id: string }[] };
  return deliveries.map((delivery) => delivery.id);
}

export interface Statistics {
  accepted: number;
  open: number;
  delivered: number;
  dead: number;
}

export const statistics = (url: string): Promise<Statistics> => ask<Statistics>(url, 'GET', '/v1/statistics');
