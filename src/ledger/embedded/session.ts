// The one session of the embedded PostgreSQL. Statements stay prepared, by their text: parsing them anew and asking for
// their types each time takes most of the time that PGlite's own `query` takes.
import type { PGlite } from '@electric-sql/pglite';
import type { Parameter } from './messages';
import * as wire from './wire';

/** Statements that stay prepared. The program has about a hundred; lists make a few more, by their filters. */
const mostPrepared = 250;

interface Prepared {
  name: string;
  /** The message that describes its rows: an answer begins with it. */
  description: Buffer;
  columnTypes: number[];
}

const idle = 'I'.charCodeAt(0);

export class Session {
  /** Whether a transaction is open. */
  inTransaction = false;
  /** By their text, the one least recently used first. */
  readonly #prepared = new Map<string, Prepared>();
  #names = 0;

  constructor(private readonly database: PGlite) {}

  /** What PostgreSQL says to a statement, an error included. Throws when it has stopped. */
  run(sql: string, parameters: Parameter[]): Uint8Array {
    const known = this.#prepared.get(sql);
    this.#prepared.delete(sql);
    const prepared = known ?? this.#prepare(sql);
    if (prepared instanceof Uint8Array) return prepared;
    this.#prepared.set(sql, prepared);
    if (this.#prepared.size > mostPrepared) this.#forgetOldest();
    return this.#ask(wire.execute(prepared.name, parameters, prepared.columnTypes), prepared.description);
  }

  /** The statement, or what PostgreSQL has against it. */
  #prepare(sql: string): Prepared | Uint8Array {
    const name = `s${(this.#names += 1)}`;
    const answer = this.#ask(wire.prepare(name, sql));
    const prepared: Prepared = { name, description: Buffer.alloc(0), columnTypes: [] };
    let failed = false;
    wire.eachMessage(answer, (type, begin, end) => {
      failed ||= type === wire.errorResponse;
      if (type !== wire.rowDescription) return;
      prepared.description = answer.subarray(begin - 5, end);
      prepared.columnTypes = wire.readColumns(answer, begin).map((column) => column.type);
    });
    return failed ? answer : prepared;
  }

  #forgetOldest(): void {
    for (const [sql, { name }] of this.#prepared) {
      this.#prepared.delete(sql);
      this.#ask(wire.forget(name));
      return;
    }
  }

  #ask(message: Buffer, ...before: Buffer[]): Buffer {
    const parts: Uint8Array[] = before;
    // Done when it returns: only a browser's file system makes it asynchronous. What it throws shows in the answer.
    this.database
      .execProtocolRawStream(message, { syncToFs: false, onRawData: (bytes) => parts.push(bytes.slice()) })
      .catch(() => undefined);
    const answer = concat(parts);
    this.#look(answer);
    return answer;
  }

  #look(answer: Buffer): void {
    let status: number | undefined;
    let fatal: string | undefined;
    wire.eachMessage(answer, (type, begin) => {
      if (type === wire.readyForQuery) status = answer[begin];
      if (type !== wire.errorResponse) return;
      const { V: severity, M: message } = wire.readErrorFields(answer, begin);
      if (severity === 'FATAL' || severity === 'PANIC') fatal = message;
    });
    if (fatal !== undefined || status === undefined) {
      throw new Error(fatal ?? 'PostgreSQL did not answer to the end');
    }
    this.inTransaction = status !== idle;
  }
}

/** In memory of its own, not Buffer's pool: it is handed to another thread. */
function concat(parts: Uint8Array[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
