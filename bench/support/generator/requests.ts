// The requests of a stream, one after the other.
import type { Plan } from './plan';

export interface Request {
  text: string;
  /** Numbers of the events in it: from `first`, `count` of them. */
  first: number;
  count: number;
}

export class Requests {
  #next = 0;
  readonly #batch: number;
  readonly #types: number;
  readonly #mostEvents: number;

  constructor(
    private readonly stream: string,
    private readonly plan: Plan,
  ) {
    this.#batch = plan.batch ?? 1;
    this.#types = plan.types ?? 1;
    this.#mostEvents = plan.mostEvents ?? Infinity;
  }

  /** Undefined when the stream has ended. */
  next(): Request | undefined {
    const first = this.#next;
    const count = Math.min(this.#batch, this.#mostEvents - first);
    if (count <= 0) return undefined;
    this.#next += count;
    return { text: this.#batch === 1 ? this.#binary(first) : this.#batchOf(first, count), first, count };
  }

  #binary(index: number): string {
    const type = `ce-specversion: 1.0\r\nce-source: /bench\r\nce-type: ${this.#typeOf(index)}`;
    return this.#post(`application/json\r\n${type}\r\nce-id: ${this.stream}.${index}`, dataOf(index));
  }

  #batchOf(first: number, count: number): string {
    const events = Array.from({ length: count }, (_, offset) => {
      const index = first + offset;
      const attributes = `"specversion":"1.0","id":"${this.stream}.${index}","source":"/bench","type":"${this.#typeOf(index)}"`;
      return `{${attributes},"datacontenttype":"application/json","data":${dataOf(index)}}`;
    });
    return this.#post('application/cloudevents-batch+json', `[${events.join()}]`);
  }

  #post(contentType: string, body: string): string {
    const head = `POST ${this.plan.path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${contentType}`;
    return `${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  }

  #typeOf = (index: number): string => `bench.${index % this.#types}`;
}

/** 300 bytes of JSON. */
export const dataOf = (index: number): string => `{"order":${String(index + 1).padStart(10)},"note":"${filling}"}`;
const filling = 'x'.repeat(300 - '{"order":0123456789,"note":""}'.length);
