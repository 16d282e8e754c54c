// One request and its whole answer, taken from undici's dispatcher as it comes: most attempts are that, and a stream in
// between costs them more than all the rest.
import type { Dispatcher } from 'undici';

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export interface HttpRequest {
  method?: (typeof httpMethods)[number];
  headers?: Record<string, string>;
  body?: Buffer | string;
  signal: AbortSignal;
}

export interface WholeAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Whether the body was longer than was kept. */
  cut: boolean;
}

/** Sent unless the request names others. */
export const defaultHeaders = { 'user-agent': 'penstock' };

/** Most of an answer's body that is kept, in bytes. */
export const maxAnswerBytes = 256 * 1024;

/** Rejects with what undici says, or with the signal's reason as soon as it is aborted. */
export function wholeAnswer(
  dispatcher: Dispatcher,
  url: URL,
  { method = 'GET', headers = {}, body, signal }: HttpRequest,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const handler = new AnswerHandler(resolve, reject, signal);
    const { origin, pathname, search } = url;
    const path = pathname + search;
    dispatcher.dispatch({ origin, path, method, headers: inTurn(headers), body: body ?? null }, handler);
  });
}

/** Names and values in turn, as undici takes them. */
function inTurn(headers: Record<string, string>): string[] {
  const listed: string[] = [];
  for (const name of Object.keys(headers)) listed.push(name, headers[name] ?? '');
  if (headers['user-agent'] === undefined) listed.push('user-agent', defaultHeaders['user-agent']);
  return listed;
}

class AnswerHandler implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: WholeAnswer['headers'] = {};
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(
    private readonly resolve: (answer: WholeAnswer) => void,
    private readonly reject: (error: unknown) => void,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', this.#breakOff);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.signal.aborted) controller.abort(brokenOff);
  }

  onResponseStart(_: unknown, status: number, headers: Dispatcher.ResponseData['headers']): void {
    // Informational answers (1xx) come before the one that counts.
    if (status < 200) return;
    this.#status = status;
    this.#headers = plainHeaders(headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes <= maxAnswerBytes) return;
    this.#end(true);
    controller.abort(brokenOff);
  }

  onResponseEnd(): void {
    this.#end(false);
  }

  onResponseError(_: unknown, error: Error): void {
    this.signal.removeEventListener('abort', this.#breakOff);
    this.reject(error);
  }

  #end(cut: boolean): void {
    this.signal.removeEventListener('abort', this.#breakOff);
    const body = Buffer.concat(this.#chunks).subarray(0, maxAnswerBytes);
    this.resolve({ status: this.#status, headers: this.#headers, body, cut });
  }

  readonly #breakOff = (): void => {
    this.reject(this.signal.reason);
    this.#controller?.abort(brokenOff);
  };
}

/** Nobody is left to hear it: the promise is settled by then. */
const brokenOff = new Error('broken off');

/** A header that came more than once as one. */
export function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}
