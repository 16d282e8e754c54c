// Real webhooks: the payloads that GitHub's users have contributed to @octokit/webhooks-examples, signed as GitHub does.
import { createHash, createHmac, randomUUID } from 'node:crypto';
import definitions from '@octokit/webhooks-examples';
import { depth } from './sink-ids';

export interface Example {
  /** X-GitHub-Delivery, and so the id of the event. */
  id: string;
  headers: Record<string, string>;
  body: string;
  bodyHash: string;
}

export function readExamples(githubSecret: string): Example[] {
  return definitions.flatMap(({ name, examples }) => examples.map((payload) => example(name, payload, githubSecret)));
}

function example(name: string, payload: object, githubSecret: string): Example {
  const id = randomUUID();
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/demo',
    'x-github-event': name,
    'x-github-delivery': id,
    'x-hub-signature-256': `sha256=${createHmac('sha256', githubSecret).update(body).digest('hex')}`,
    // As if it came back from a target that an earlier event had led to.
    ...(name === 'star' && { 'ce-depth': String(depth.sent) }),
  };
  return { id, headers, body, bodyHash: createHash('sha256').update(body).digest('hex') };
}
