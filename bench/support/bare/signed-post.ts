// The same request as a webhook sink makes: a CloudEvent in binary mode, signed by Standard Webhooks.
import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import { signingSecret } from '../route';

export interface Message {
  id: string;
  body: string;
}

const agent = new Agent();
const key = Buffer.from(signingSecret.slice('whsec_'.length), 'base64');

/** Throws unless the answer is 2xx. */
export async function signedPost(url: string, { id, body }: Message): Promise<void> {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const answer = await request(url, {
    dispatcher: agent,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': '/bench',
      'ce-type': 'bench.0',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${signature}`,
    },
    body,
  });
  await answer.body.dump();
  if (answer.statusCode >= 300) throw new Error(`POST ${url} answered ${answer.statusCode}`);
}
