// An HTTP client that notes what a sink sends, and unless told to send it stops the sink there.
import { encodeBody, type EncodedBody } from '../../model/event';
import { maskSecrets } from '../../model/mask-secrets';
import type { Secret } from '../../model/secret';
import type { HttpClient } from '../../sinks/http-client';

type HttpRequest = Parameters<HttpClient['request']>[1];

export interface RecordedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: EncodedBody;
}

/** Thrown in the place of an answer: all that was to be known is known. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** Reading requests, by which a sink finds its service, go out in any case. */
const isRead = ({ method = 'GET' }: HttpRequest): boolean => method === 'GET';

/** Secrets are masked in what is noted. */
export function recordingClient(
  http: HttpClient,
  secrets: Partial<Record<string, Secret>>,
  { send }: { send: boolean },
): { http: HttpClient; requests: RecordedRequest[] } {
  const requests: RecordedRequest[] = [];
  const note = (url: string, request: HttpRequest) => {
    requests.push(recorded(url, request, secrets));
    if (!send && !isRead(request)) throw new NotSent();
  };
  return {
    requests,
    http: {
      async request(url, request) {
        note(url, request);
        return http.request(url, request);
      },
      async stream(url, request) {
        note(url, request);
        return http.stream(url, request);
      },
    },
  };
}

function recorded(url: string, request: HttpRequest, secrets: Partial<Record<string, Secret>>): RecordedRequest {
  const { method = 'GET', headers = {}, body } = request;
  const masked = Object.entries(headers).map(([name, value]) => [name, maskSecrets(value, secrets)]);
  return {
    method,
    url: maskSecrets(url, secrets),
    headers: Object.fromEntries(masked) as Record<string, string>,
    ...(body !== undefined && { body: maskedBody(Buffer.from(body), secrets) }),
  };
}

function maskedBody(body: Buffer, secrets: Partial<Record<string, Secret>>): EncodedBody {
  const encoded = encodeBody(body);
  return 'text' in encoded ? { text: maskSecrets(encoded.text, secrets) } : encoded;
}
