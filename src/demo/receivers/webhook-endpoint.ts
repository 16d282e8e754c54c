// The other end of a webhook sink: checks the signature as anyone would, with the Standard Webhooks library.
import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Stack } from '../../program/stack';
import { listenLocally, type Call, type Reply } from './local-server';
import type { Received, Receiver } from './received';

/** How an endpoint answers a request that is rightly signed. `attempt` counts from 1 for each delivery. */
export type Behaviour = (call: Call, attempt: number) => Reply;

export const alwaysTakes: Behaviour = () => ({ status: 200, body: { ok: true } });

export const busyAtFirst: Behaviour = (_call, attempt) =>
  attempt === 1 ? { status: 503, headers: { 'retry-after': '1' }, body: { error: 'warming up' } } : { status: 200 };

export const alwaysFails: Behaviour = () => ({ status: 500, body: { error: 'out of order since 2019' } });

/** Takes every type of event but this one. */
export const refuses =
  (eventType: string): Behaviour =>
  ({ headers }) =>
    headers['ce-type'] === eventType
      ? { status: 422, body: { error: `this endpoint has no use for ${eventType}` } }
      : { status: 200 };

export async function webhookEndpoint(
  sinkId: string,
  signingSecret: string,
  behave: Behaviour,
  stack: Stack,
): Promise<Receiver> {
  const received: Received[] = [];
  const attempts = new Map<string, number>();
  const verifier = new Webhook(signingSecret);

  const url = await listenLocally(`endpoint of ${sinkId}`, stack, (call) => {
    const ref = String(call.headers['webhook-id']);
    const bodyHash = createHash('sha256').update(call.body).digest('hex');
    const fault = faultOf(verifier, call);
    if (fault !== undefined) {
      received.push({ sinkId, ref, bodyHash, taken: false, fault });
      return { status: 401, body: { error: fault } };
    }
    const attempt = (attempts.get(ref) ?? 0) + 1;
    attempts.set(ref, attempt);
    const reply = behave(call, attempt);
    received.push({ sinkId, ref, bodyHash, taken: reply.status < 300 });
    return reply;
  });
  return { url, received: () => received };
}

function faultOf(verifier: Webhook, { body, headers }: Call): string | undefined {
  try {
    verifier.verify(body.toString('utf8'), headers as Record<string, string>);
    return undefined;
  } catch (error) {
    return `signature: ${(error as Error).message}`;
  }
}
