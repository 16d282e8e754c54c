// A process of the bench's own, and the calls we make to it.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const registerTypescript = join(__dirname, '../../test/support/register-typescript.js');

/** What a process offers, by name. */
type Calls = { [name: string]: (...args: never[]) => unknown };

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export class Child<Offered extends Calls> {
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  #lastCall = 0;

  /** Starts the TypeScript file; it must `offer` the calls. */
  constructor(private readonly file: string) {
    this.#process = fork(file, {
      execArgv: ['-r', registerTypescript],
      // Typed arrays go across as they are.
      serialization: 'advanced',
      // Standard output is for results only.
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#process.on('message', ({ call, result, error }: Answer) => {
      const pending = this.#pending.get(call);
      this.#pending.delete(call);
      if (error === undefined) pending?.resolve(result);
      else pending?.reject(new Error(`${file}: ${error}`));
    });
    this.#process.on('exit', (code) => {
      for (const { reject } of this.#pending.values()) reject(new Error(`${file} ended with exit code ${code}`));
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  call<Name extends keyof Offered & string>(
    name: Name,
    ...args: Parameters<Offered[Name]>
  ): Promise<Awaited<ReturnType<Offered[Name]>>> {
    const call = ++this.#lastCall;
    return new Promise((resolve, reject) => {
      this.#pending.set(call, { resolve: resolve as Pending['resolve'], reject });
      this.#process.send({ call, name, args } satisfies Call, (error) => {
        if (error) reject(new Error(`${this.file}: ${error.message}`));
      });
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}

interface Call {
  call: number;
  name: string;
  args: unknown[];
}

interface Answer {
  call: number;
  result?: unknown;
  error?: string;
}

/** In the started process: answers its parent's calls, until the parent has gone. */
export function offer(calls: Calls): void {
  process.on('message', ({ call, name, args }: Call) => {
    const run = calls[name] as (...args: unknown[]) => unknown;
    void new Promise((resolve) => resolve(run(...args))).then(
      (result) => process.send?.({ call, result } satisfies Answer),
      (error: unknown) => process.send?.({ call, error: String(error) } satisfies Answer),
    );
  });
  process.on('disconnect', () => process.exit());
}
