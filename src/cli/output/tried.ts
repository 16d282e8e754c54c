import type { Answered } from '../penstock/client';
import { facts } from './facts';
import { readableJson } from './readable-json';

type Tried = Answered<'/v1/sources/{sourceId}/sinks/{sinkId}/test', 'POST'>;

/** What a sink would send for an event, or did. */
export const triedFacts = ({ sinkId, wanted, sent, requests, row, receipt, failure }: Tried): string =>
  [
    facts({
      sink: sinkId,
      'its filter takes it': wanted ? 'yes' : 'no',
      sent: sent ? 'yes' : 'no',
      row,
      receipt: receipt && readableJson(receipt),
      failure: failure && `${failure.code}: ${failure.message}`,
      'what to do': failure?.hint,
    }),
    ...requests.map(({ method, url, headers, body }) =>
      facts({
        request: `${method} ${url}`,
        headers: Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n'),
        body: body && ('text' in body ? body.text : `${body.base64} (base64)`),
      }),
    ),
  ].join('\n\n');
