// Entry of the thread that runs one function once.
import { register } from 'node:module';
import { constants, setPriority } from 'node:os';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { maskSecrets } from '../model/mask-secrets';
import { Secret } from '../model/secret';
import { isTypeScript } from './is-typescript';
import type { CallName, Fetched, FromThread, ThreadInput, ToThread } from './messages';
import type { FunctionSdk, PenstockFunction } from './sdk';

class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

/** What one attempt may say, and answer. More would fill the memory of the program, which has no limit of the thread's. */
const mostLogLines = 200;
const mostCharacters = 2000;
const mostAnswerBytes = 64 * 1024;
/** A loop that awaits none would fill it as well. */
const mostCallsAtOnce = 200;

const input = workerData as ThreadInput;
const hidden = Object.fromEntries(Object.entries(input.secrets).map(([name, value]) => [name, new Secret(value)]));
const tell = (message: FromThread): void => parentPort?.postMessage(message);
const shown = (text: string): string => maskSecrets(text, hidden).slice(0, mostCharacters);

let logLines = 0;
function log(level: string, ...said: unknown[]): void {
  if (logLines === mostLogLines) return;
  logLines += 1;
  tell({ kind: 'log', level, message: shown(format(...said)) });
}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };
const waiting = new Map<number, Waiting>();
let calls = 0;

parentPort?.on('message', (answer: ToThread) => {
  const asked = waiting.get(answer.call);
  waiting.delete(answer.call);
  // A function that waits for nothing any more is not kept alive by the port.
  if (waiting.size === 0) parentPort?.unref();
  if ('value' in answer) asked?.resolve(answer.value);
  else asked?.reject(new (answer.isPermanent ? PermanentError : Error)(answer.error));
});
parentPort?.unref();

function ask<T>(name: CallName, ...args: unknown[]): Promise<T> {
  // Thrown at once, and not rejected, so that the loop ends.
  if (waiting.size === mostCallsAtOnce) {
    throw new Error(`more than ${mostCallsAtOnce} calls wait for their answers: await some before you make more`);
  }
  return new Promise<unknown>((resolve, reject) => {
    calls += 1;
    waiting.set(calls, { resolve, reject });
    parentPort?.ref();
    tell({ kind: 'call', call: calls, name, args });
  }) as Promise<T>;
}

const sdk: FunctionSdk = {
  kv: {
    get: (...args) => ask('kv.get', ...args),
    put: (collection, key, value, options) => ask('kv.put', collection, key, JSON.stringify(value), options ?? {}),
    delete: (...args) => ask('kv.delete', ...args),
  },
  emit: (event) => ask('emit', event),
  log: (...said: unknown[]) => log('info', ...said),
  secrets: input.secrets,
  async fetch(url, init = {}) {
    const { status, headers, body } = await ask<Fetched>('fetch', String(url), init);
    const isEmpty = body.length === 0;
    return new Response(isEmpty ? null : Buffer.from(body), { status, headers });
  },
  delivery: input.delivery,
  principal: input.principal,
  PermanentError,
};

Object.assign(console, {
  ...Object.fromEntries(['debug', 'info', 'warn', 'error'].map((level) => [level, log.bind(undefined, level)])),
  log: log.bind(undefined, 'info'),
});

let isCalled = false;

async function run(): Promise<void> {
  if (isTypeScript(input.path)) register(pathToFileURL(require.resolve('./strip-types')));
  const module = (await import(pathToFileURL(input.path).href)) as { default?: unknown };
  // A CommonJS module that was compiled from an ES module has its default export one deeper.
  const exported = (module.default as { default?: unknown } | undefined)?.default ?? module.default;
  if (typeof exported !== 'function') throw new PermanentError('the module has no default export that is a function');
  isCalled = true;
  tell({ kind: 'called' });
  const value: unknown = await (exported as PenstockFunction)(input.event, sdk);
  tell({ kind: 'answered', value: answerOf(JSON.stringify(value ?? null)) });
}

/** `json` is left out for what is no JSON, such as a function. */
function answerOf(json = 'null'): unknown {
  return Buffer.byteLength(json) > mostAnswerBytes ? `more than ${mostAnswerBytes} bytes` : JSON.parse(json);
}

// Deliveries go first. Elsewhere the priority would be that of the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

run().catch((error: unknown) => {
  const { name, message } = error instanceof Error ? error : { name: '', message: format(error) };
  // A module that does not load will not load the next time either; what a function is answered may be readable then.
  const isPermanent = name === 'PermanentError' || (name === 'SyntaxError' && !isCalled);
  tell({ kind: 'threw', message: shown(message), isPermanent });
});
