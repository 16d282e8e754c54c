// The program's side of the embedded ledger: sends statements to its thread, and has what Drizzle asks of a PGlite.
import { Worker } from 'node:worker_threads';
import { compiledPath } from '../../model/compiled-path';
import { PenstockError } from '../../model/errors';
import type { Answer, Parameter, Request, Statement, ThreadData } from './messages';
import { arrayReaders, readAnswer, SqlError, type Readers, type ReadOptions, type Result } from './read-answer';

const upkeepEveryMs = 2000;

export interface Queries {
  /** Parameters may be what a column can hold: texts, numbers, booleans, dates, bytes, arrays; objects become JSON. */
  query(sql: string, parameters?: unknown[], options?: ReadOptions): Promise<Result>;
}

interface Asked {
  options: ReadOptions;
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

export class EmbeddedClient implements Queries {
  readonly #thread: Worker;
  readonly #gone: Promise<void>;
  readonly #asked = new Map<number, Asked>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #unsent: Statement[] = [];
  #statements = 0;
  #transactions = 0;
  #arrays: Readers = {};
  /** Why nothing can be asked any more. */
  #over: Error | undefined;
  #fail: (reason: Error) => void = noop;
  /** Rejects when the thread ends and was not asked to. */
  readonly failed = new Promise<never>((_, reject) => (this.#fail = reject));

  private constructor(data: ThreadData) {
    this.#thread = new Worker(compiledPath('src/ledger/embedded/thread.js'), {
      workerData: data,
      // Most of what it makes lives as long as one statement: collected in the small, it costs a tenth more CPU.
      resourceLimits: { maxYoungGenerationSizeMb: 96 },
    });
    this.#thread.unref();
    this.failed.catch(noop);
    this.#thread.on('message', (answers: Answer[]) => this.#receive(answers));
    this.#thread.on('error', (error) => this.#end(stopped(error)));
    this.#gone = new Promise((resolve) => {
      this.#thread.on('exit', (code) => {
        this.#end(stopped(new Error(`its thread ended with code ${code}`)));
        resolve();
      });
    });
  }

  /** The database in `directory`, or a new one in memory. */
  static async open(directory: string | undefined, options?: Partial<ThreadData>): Promise<EmbeddedClient> {
    const client = new EmbeddedClient({ directory, upkeepEveryMs, ...options });
    const { rows } = await client.query('select oid, typarray from pg_type where typarray <> 0');
    client.#arrays = arrayReaders(rows as { oid: number; typarray: number }[]);
    return client;
  }

  query(sql: string, parameters?: unknown[], options?: ReadOptions): Promise<Result> {
    return this.#ask(sql, parameters, options);
  }

  /** Nothing else runs before it is committed; or rolled back, when `run` throws. */
  async transaction<Value>(run: (transaction: Queries) => Promise<Value>): Promise<Value> {
    const transaction = (this.#transactions += 1);
    let over = false;
    const query: Queries['query'] = (sql, parameters, options) =>
      over ? Promise.reject(new Error('the transaction is over')) : this.#ask(sql, parameters, options, transaction);

    // Not awaited: it travels with the first statement.
    const begun = this.#ask('begin', [], {}, transaction);
    begun.catch(noop);
    let value: Value;
    try {
      value = await run({ query });
    } catch (error) {
      over = true;
      await this.#ask('rollback', [], {}, transaction).catch(noop);
      throw error;
    }
    over = true;
    const { command } = await this.#ask('commit', [], {}, transaction);
    if (command !== 'COMMIT') throw new SqlError({ C: '25P02', M: 'a statement failed, so nothing was committed' });
    return value;
  }

  /** Calls `heard` whenever the channel is notified; answers how to stop that. */
  async listen(channel: string, heard: () => void): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(heard));
    await this.query(`listen ${channel}`);
    return async () => {
      listeners.delete(heard);
      if (listeners.size === 0) await this.query(`unlisten ${channel}`);
    };
  }

  /** What was asked before is answered; what is asked later is refused. */
  async close(): Promise<void> {
    if (!this.#over) {
      this.#over = new PenstockError('ledgerUnavailable', 'the embedded ledger is closed');
      this.#send();
      this.#thread.ref();
      this.#thread.postMessage('close' satisfies Request);
    }
    await this.#gone;
  }

  async #ask(
    sql: string,
    parameters: unknown[] = [],
    options: ReadOptions = {},
    transaction?: number,
  ): Promise<Result> {
    if (this.#over) throw this.#over;
    const id = (this.#statements += 1);
    const statement: Statement = { id, sql, parameters: parameters.map(toParameter) };
    if (transaction !== undefined) statement.transaction = transaction;
    // Those of one turn travel together. A tick comes after the microtasks of a turn, and so after all its callers.
    if (this.#unsent.push(statement) === 1) process.nextTick(() => this.#send());
    if (this.#asked.size === 0) this.#thread.ref();
    return new Promise((resolve, reject) => this.#asked.set(id, { options, resolve, reject }));
  }

  #send(): void {
    if (this.#unsent.length > 0) this.#thread.postMessage(this.#unsent satisfies Request);
    this.#unsent = [];
  }

  #receive(answers: Answer[]): void {
    for (const { id, bytes } of answers) {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (asked) this.#settle(asked, bytes);
    }
    if (this.#asked.size === 0) this.#thread.unref();
  }

  #settle({ options, resolve, reject }: Asked, bytes: Uint8Array): void {
    try {
      const result = readAnswer(bytes, options, this.#arrays);
      resolve(result);
      for (const channel of result.notified) this.#listeners.get(channel)?.forEach((heard) => heard());
    } catch (error) {
      reject(error as Error);
    }
  }

  #end(reason: Error): void {
    if (!this.#over) this.#fail(reason);
    this.#over ??= reason;
    for (const { reject } of this.#asked.values()) reject(this.#over);
    this.#asked.clear();
  }
}

const noop = () => undefined;

function stopped(cause: Error): PenstockError {
  return new PenstockError('ledgerUnavailable', `the embedded ledger has stopped: ${cause.message}`, { cause });
}

function toParameter(value: unknown): Parameter {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  // A view of a larger buffer would be sent with all of it.
  if (value instanceof Uint8Array) return value.byteLength < value.buffer.byteLength ? new Uint8Array(value) : value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : `${value as number | bigint | boolean}`;
}

function toElement(value: unknown): string {
  if (Array.isArray(value)) return toParameter(value) as string;
  const text = toParameter(value);
  if (text instanceof Uint8Array) return `"\\\\x${Buffer.from(text).toString('hex')}"`;
  return text === null ? 'null' : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
