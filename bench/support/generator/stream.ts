// A stream of events on its way to the gateway: when each was sent, and when it was accepted.
import { setTimeout as pause } from 'node:timers/promises';
import { nowMs } from '../clock';
import { Times } from '../times';
import { Connection } from './connection';
import type { Plan } from './plan';
import { Requests, type Request } from './requests';

export interface Sent {
  /** By number of the event. */
  sentAt: Float64Array;
  /** NaN: not accepted. */
  acceptedAt: Float64Array;
  accepted: number;
  /** Events whose request was answered otherwise than by 2xx, by status; 0: the connection broke. */
  refused: Record<number, number>;
}

/** After a refusal, so that an overloaded gateway is not pressed harder. */
const restMs = 50;
const mostConnections = 256;

export class Stream {
  readonly #sentAt = new Times();
  readonly #acceptedAt = new Times();
  readonly #refused: Record<number, number> = {};
  readonly #requests: Requests;
  #accepted = 0;
  #received = 0;
  #stopped = false;
  #connections = 0;
  /** Settled when all were sent and answered, or it was stopped. */
  readonly ended: Promise<unknown>;

  constructor(
    name: string,
    private readonly plan: Plan,
  ) {
    this.#requests = new Requests(name, plan);
    this.ended = 'perSecond' in plan.pace ? this.#evenly(plan.pace.perSecond) : this.#inTurns(plan.pace);
  }

  get accepted(): number {
    return this.#accepted;
  }

  /** Tells how many of its events the target has received. */
  heardOf(received: number): void {
    this.#received = received;
  }

  /** Resolves when the last answer has come in. */
  async stop(): Promise<Sent> {
    this.#stopped = true;
    await this.ended;
    const sentAt = this.#sentAt.toArray();
    return { sentAt, acceptedAt: this.#acceptedAt.toArray(), accepted: this.#accepted, refused: this.#refused };
  }

  async #inTurns({ connections, mostOpen }: { connections: number; mostOpen: number }): Promise<void> {
    const turns = Array.from({ length: connections }, async () => {
      const connection = this.#connect();
      for (let request = this.#next(); request; request = this.#next()) {
        while (this.#accepted - this.#received > mostOpen && !this.#stopped) await pause(2);
        await this.#send(connection, request, nowMs());
      }
      connection.close();
    });
    await Promise.all(turns);
  }

  async #evenly(perSecond: number): Promise<void> {
    const idle: Connection[] = [];
    const underWay = new Set<Promise<void>>();
    const everyMs = (1000 * (this.plan.batch ?? 1)) / perSecond;
    for (let dueMs = nowMs(), request = this.#next(); request; dueMs += everyMs, request = this.#next()) {
      while (nowMs() < dueMs) await pause(Math.max(1, dueMs - nowMs()));
      // A gateway that does not answer keeps the events waiting here, and that counts.
      const sentMs = nowMs();
      if (idle.length === 0 && underWay.size >= mostConnections) await Promise.race(underWay);
      const connection = idle.pop() ?? this.#connect();
      const sending = this.#send(connection, request, sentMs).then(() => {
        underWay.delete(sending);
        idle.push(connection);
      });
      underWay.add(sending);
    }
    await Promise.all(underWay);
    for (const connection of idle) connection.close();
  }

  #connect(): Connection {
    const { ports } = this.plan;
    return new Connection(ports[this.#connections++ % ports.length] ?? 0);
  }

  #next = (): Request | undefined => (this.#stopped ? undefined : this.#requests.next());

  async #send(connection: Connection, { text, first, count }: Request, sentMs: number): Promise<void> {
    for (let index = first; index < first + count; index++) this.#sentAt.set(index, sentMs);
    const status = await connection.send(text);
    if (status >= 200 && status < 300) {
      const acceptedMs = nowMs();
      for (let index = first; index < first + count; index++) this.#acceptedAt.set(index, acceptedMs);
      this.#accepted += count;
    } else {
      this.#refused[status] = (this.#refused[status] ?? 0) + count;
      await pause(restMs);
    }
  }
}
