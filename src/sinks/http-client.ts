import { Agent, request as send, type Dispatcher } from 'undici';
import { readUpTo, type ReadBody } from '../model/read-up-to';
import { guardedConnector, type Resolve } from './address-guard';
import { networkFailure } from './network-failure';
import {
  defaultHeaders,
  maxAnswerBytes,
  plainHeaders,
  wholeAnswer,
  type HttpRequest,
  type WholeAnswer,
} from './whole-answer';

/** An answer read to its end, or to `maxAnswerBytes`. */
export interface HttpAnswer extends WholeAnswer {
  durationMs: number;
}

/** An answer whose body is still coming in; whoever has it reads it to the end or calls `close`. */
export interface HttpStream {
  status: number;
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
  close: () => void;
}

/**
 * Outgoing HTTP as sinks see it: guarded addresses, redirects not followed, answers capped. Without an answer it
 * throws a DeliveryError (`network`, `timeout`, `addressRefused`), or the signal's reason when the worker stops.
 */
export interface HttpClient {
  request(url: string, request: HttpRequest): Promise<HttpAnswer>;
  stream(url: string, request: HttpRequest): Promise<HttpStream>;
}

export interface HttpClientOptions {
  /** Ranges that may be connected to although they are not public. */
  allowAddresses: string[];
  resolve?: Resolve;
}

export function createHttpClient(options: HttpClientOptions): HttpClient & { close(): Promise<void> } {
  // Attempts have their own time limit; undici's would only contradict it.
  const agent = new Agent({
    connect: guardedConnector(options.allowAddresses, options.resolve),
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  const failure = (error: unknown, url: string, { method = 'GET', signal }: HttpRequest) =>
    networkFailure(error, `${method} ${new URL(url).origin}`, signal);

  const stream: HttpClient['stream'] = async (url, request) => {
    const { method = 'GET', headers = {}, body, signal } = request;
    const fail = (error: unknown) => failure(error, url, request);
    let answer: Dispatcher.ResponseData;
    try {
      const sent = { ...defaultHeaders, ...headers };
      answer = await send(url, { dispatcher: agent, method, headers: sent, body: body ?? null, signal });
    } catch (error) {
      throw fail(error);
    }
    // Closing early is an error to undici; nobody is left to hear it.
    answer.body.on('error', () => undefined);
    return {
      status: answer.statusCode,
      headers: plainHeaders(answer.headers),
      body: failingAs(answer.body, fail),
      close: () => void answer.body.destroy(),
    };
  };

  return {
    stream,
    async request(url, request) {
      const began = performance.now();
      try {
        const answer = await wholeAnswer(agent, new URL(url), request);
        return Object.assign(answer, { durationMs: Math.round(performance.now() - began) });
      } catch (error) {
        throw failure(error, url, request);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Reads a body to its end, or as far as `maxAnswerBytes`. */
export const readCapped = (body: AsyncIterable<Uint8Array>): Promise<ReadBody> => readUpTo(body, maxAnswerBytes);

async function* failingAs(body: AsyncIterable<Uint8Array>, fail: (error: unknown) => unknown) {
  try {
    yield* body;
  } catch (error) {
    throw fail(error);
  }
}
