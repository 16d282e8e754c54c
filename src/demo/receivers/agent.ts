// An agent: answers a chat as a stream of message parts, and makes suggestions.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../../program/stack';
import { listenLocally, parseJson, type Call, type Reply } from './local-server';
import type { Received, Receiver } from './received';

export async function agent(
  sinkIds: { chat: string; suggestions: string },
  token: string,
  stack: Stack,
): Promise<Receiver> {
  const received: Received[] = [];

  const chat = (call: Call): Reply => {
    const { message } = parseJson(call) as { message: { id: string } };
    const got: Received = { sinkId: sinkIds.chat, ref: message.id, taken: false };
    received.push(got);
    return { status: 200, events: speak('I have read it. The change is small and well explained: approve.', got) };
  };

  const suggest = (): Reply => {
    const suggestionSessionId = randomUUID();
    received.push({ sinkId: sinkIds.suggestions, ref: suggestionSessionId, taken: true });
    const suggestion = {
      id: '1',
      label: 'Fix the alert',
      prompt: 'Fix this alert',
      priority: 'high',
      category: 'security',
      reasoning: 'The rule is of high severity.',
    };
    return { status: 200, body: { suggestions: [suggestion], suggestionSessionId } };
  };

  const url = await listenLocally('agent', stack, (call) => {
    if (call.headers['x-storageapi-token'] !== token) {
      return { status: 401, body: { code: 'unauthorized:chat', message: 'the token is not known' } };
    }
    if (call.route === 'POST /api/chat') return chat(call);
    if (call.route === 'POST /api/suggestions') return suggest();
    return { status: 404, body: { code: 'not_found:chat', message: 'no such path' } };
  });
  return { url, received: () => received };
}

/** An AI-SDK UI message stream. `got` counts as taken when all of it is said. */
async function* speak(text: string, got: Received): AsyncGenerator<string> {
  const part = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
  yield part({ type: 'start' }) + part({ type: 'text-start', id: '0' });
  yield ':ping\n\n';
  for (const delta of text.match(/\S+\s*/g) ?? []) {
    yield part({ type: 'text-delta', id: '0', delta });
    await sleep(10);
  }
  yield part({ type: 'text-end', id: '0' }) + part({ type: 'finish', finishReason: 'stop' });
  got.taken = true;
  yield 'data: [DONE]\n\n';
}
