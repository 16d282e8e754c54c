// Penstock's HTTP API as the demo uses it.
import type { Example } from './examples';

export interface IngestAnswer {
  status: number;
  /** Absent when it was not taken. */
  accepted?: { event: { uid: string; id: string }; duplicate: boolean; deliveries: { id: string; sinkId: string }[] };
  /** What was said instead. */
  refusal?: string;
}

export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly adminToken: string,
  ) {}

  /** Throws what the API said when it did not create it. */
  async create(path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
    return this.#write('POST', path, body, headers);
  }

  /** The same for a key of the key-value store. */
  async put(path: string, value: unknown): Promise<unknown> {
    return this.#write('PUT', path, value, {});
  }

  async #write(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<unknown> {
    const response = await fetch(`${this.url}/v1${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${this.adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /v1${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  /** Throws what the API said when it did not answer. */
  async read(path: string): Promise<unknown> {
    const response = await fetch(`${this.url}/v1${path}`, { headers: { authorization: `Bearer ${this.adminToken}` } });
    const text = await response.text();
    if (!response.ok) throw new Error(`GET /v1${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  async send(ingestPath: string, { headers, body }: Pick<Example, 'headers' | 'body'>): Promise<IngestAnswer> {
    const response = await fetch(`${this.url}${ingestPath}`, { method: 'POST', headers, body });
    const text = await response.text();
    if (!response.ok) return { status: response.status, refusal: text };
    return { status: response.status, accepted: JSON.parse(text) as NonNullable<IngestAnswer['accepted']> };
  }
}
