import { kaiAgent } from '../../src/sinks/kai-agent';
import { anEvent } from '../support/event';
import { startReceiver, type Answer, type Receiver, type Script } from '../support/receiver';
import { anAttempt, endAttempts, type AttemptGiven } from '../support/sink-attempt';

const token = '1234-token-of-the-project';
let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver(stream(...answer('Hello')))));
afterEach(() => receiver.close());
afterAll(endAttempts);

type Part = Record<string, unknown> & { type: string };
const deltas = (...texts: string[]): Part[] => texts.map((delta) => ({ type: 'text-delta', id: 't', delta }));
const start: Part = { type: 'start' };
const finish: Part = { type: 'finish', finishReason: 'stop' };
const answer = (...texts: string[]): Part[] => [start, ...deltas(...texts), finish];

function stream(...parts: Part[]): Answer {
  const events = parts.map((part) => `data: ${JSON.stringify(part)}\n\n`);
  return { headers: { 'content-type': 'text/event-stream' }, chunks: [':ping\n\n', ...events, 'data: [DONE]\n\n'] };
}
const given = (config: object, more: Partial<AttemptGiven>): AttemptGiven => ({
  config: { stackUrl: 'https://connection.example', agentUrl: `${receiver.url}/`, ...config },
  secrets: { token },
  ...more,
});
const chat = (config: object = {}, more: Partial<AttemptGiven> = {}) =>
  kaiAgent.perform(...anAttempt(kaiAgent, given({ mode: 'chat', ...config }, more)));
const suggest = (config: object = {}, more: Partial<AttemptGiven> = {}) => {
  const suggestions = { mode: 'suggestions', suggestionsContext: 'job-detail', ...config };
  return kaiAgent.perform(...anAttempt(kaiAgent, given(suggestions, more)));
};
const sent = () => receiver.requests[0]!;
const failsWith = async (script: Script, failure: object) => {
  receiver.script(script);
  await expect(chat()).rejects.toMatchObject(failure);
};

describe('a chat with the agent', () => {
  it('says the body to the agent in a chat of its own', async () => {
    await chat({}, { event: anEvent({ body: 'What now?' }), deliveryId: 'delivery-1' });
    expect(sent()).toMatchObject({ method: 'POST', path: '/api/chat' });
    expect(sent().headers).toMatchObject({ 'x-storageapi-token': token, accept: 'text/event-stream' });
    expect(sent().json()).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      message: { id: 'delivery-1', role: 'user', parts: [{ type: 'text', text: 'What now?' }] },
    });
  });

  it('goes on with a chat, in a branch, with headers and body fields of the operator', async () => {
    const headers = { 'X-StorageApi-Url': 'https://connection.example' };
    await chat({ chatId: 'c-1', branchId: 7, headers, body: { selectedChatModel: 'large' } });
    expect(sent().headers['x-storageapi-url']).toBe('https://connection.example');
    expect(sent().json()).toMatchObject({ id: 'c-1', branchId: '7', selectedChatModel: 'large' });
  });

  it('sends headers that are secrets, and shows none when the agent repeats it', async () => {
    const secrets = { token, 'header.x-agent-key': 'hush-hush' };
    for (const ask of [chat, suggest]) {
      receiver.script({ status: 400, body: { code: 'bad_request:chat', message: 'you sent hush-hush' } });
      await expect(ask({}, { secrets })).rejects.toMatchObject({
        message: expect.stringContaining('[secret]') as string,
      });
      await expect(ask({}, { secrets })).rejects.not.toMatchObject({
        message: expect.stringContaining('hush-hush') as string,
      });
    }
    expect(sent().headers['x-agent-key']).toBe('hush-hush');
  });

  it.each([
    ['"Order " + Body("order.id")', 'Order 42'],
    ['{ id: Body("order.id") }', '{"id":42}'],
  ])('says what the template %s gives', async (messageTemplate, text) => {
    await chat({ messageTemplate });
    expect(sent().json()).toMatchObject({ message: { parts: [{ type: 'text', text }] } });
  });

  it('keeps the text of the answer, put together from its pieces', async () => {
    const usage = { type: 'data-usage', data: { tokens: 12 } };
    receiver.script(stream(start, ...deltas('Hel', 'lo ', 'ž😀'), usage, finish));
    const { receipt, follow } = await chat({ chatId: 'c-1' });
    expect(receipt).toMatchObject({ status: 200, bytes: sent().body.length });
    expect(receipt.data).toEqual({
      ...{ chatId: 'c-1', text: 'Hello ž😀', finishReason: 'stop', toolCalls: 0, usage: { tokens: 12 } },
    });
    expect(follow).toBeUndefined();
  });

  it('reads letters that are cut in two on the way', async () => {
    const bytes = Buffer.from(`data: {"type":"text-delta","delta":"ž"}\n\ndata: ${JSON.stringify(finish)}\n\n`);
    const body = (async function* () {
      for (const byte of bytes) yield await Promise.resolve(Uint8Array.of(byte));
    })();
    const [request, context] = anAttempt(kaiAgent, given({ mode: 'chat' }, {}));
    const headers = { 'content-type': 'text/event-stream' };
    const http = {
      ...context.http,
      stream: () => Promise.resolve({ status: 200, headers, body, close: () => undefined }),
    };
    const { receipt } = await kaiAgent.perform(request, { ...context, http });
    expect(receipt.data).toMatchObject({ text: 'ž' });
  });

  it('cuts a long answer to 10,000 characters, and marks it', async () => {
    receiver.script(stream(...answer('x'.repeat(9_999), 'yz', 'more')));
    const { receipt } = await chat();
    expect(receipt.data).toMatchObject({ text: `${'x'.repeat(9_999)}y`, cut: true });
  });

  it('shows that it is alive while the agent only pings', async () => {
    const heartbeat = jest.fn();
    const { headers, chunks = [] } = stream(...answer('done'));
    receiver.script({ ...(headers && { headers }), chunks: [':ping\n\n', ':ping\n\n', ':ping\n\n', ...chunks] });
    await chat({}, { heartbeat });
    expect(heartbeat.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it('counts the tools that the agent called', async () => {
    const call = (type: string, toolCallId: string) => ({ type, toolCallId, toolName: 'search' });
    const calls = ['a', 'b'].flatMap((id) => [call('tool-input-start', id), call('tool-input-available', id)]);
    receiver.script(stream(start, ...calls, { type: 'tool-output-available', toolCallId: 'a', output: 1 }, finish));
    await expect(chat()).resolves.toMatchObject({ receipt: { data: { toolCalls: 2 } } });
  });

  it('fails for good when the agent waits for an approval that nobody can give', () => {
    const call = { toolCallId: 'a', toolName: 'run_job' };
    const request = { type: 'tool-approval-request', approvalId: 'p', toolCallId: 'a' };
    return failsWith(stream(start, { type: 'tool-input-available', ...call }, request, finish), {
      code: 'agentFailed',
      message: 'the agent asks for approval of the tool "run_job", and nobody is there to give it',
    });
  });

  it.each([{ errorText: `boom ${token}` }, { message: `boom ${token}` }])(
    'fails for good when the stream has an error part: %j',
    (said) =>
      failsWith(stream(start, ...deltas('Hel'), { type: 'error', ...said }), {
        code: 'agentFailed',
        message: 'the agent ended its answer with an error: boom [secret]',
      }),
  );

  it('is tried again when the stream says the rate is limited', () =>
    failsWith(stream({ type: 'error', code: 'rate_limit:chat', message: 'slow' }), { code: 'targetBusy' }));

  it('is tried again when the stream ends before the answer is finished', () =>
    failsWith(stream(start, ...deltas('Hel')), { code: 'network' }));

  it('is tried again when the connection breaks', () =>
    failsWith({ cut: stream(start, ...deltas('Hel')) }, { code: 'network' }));

  it.each([
    [
      { status: 429, headers: { 'retry-after': '5' }, body: { code: 'rate_limit:chat', message: 'slow' } },
      'targetBusy',
    ],
    [{ status: 400, body: { code: 'rate_limit:chat', message: 'slow' } }, 'targetBusy'],
    [{ status: 401, body: { code: 'unauthorized:chat', message: 'no' } }, 'targetUnauthorized'],
    [{ status: 403, body: { code: 'forbidden:chat', message: 'no' } }, 'targetUnauthorized'],
    [{ status: 404, body: { code: 'not_found:chat', message: 'no' } }, 'targetRefused'],
    [{ status: 400, body: { code: 'bad_request:api', message: 'no' } }, 'targetRefused'],
    [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'targetAnswerInvalid'],
    [{ ...stream(), chunks: ['data: {nonsense\n\n'] }, 'targetAnswerInvalid'],
    [{ ...stream(), chunks: [`data: ${'x'.repeat(2 ** 21)}`] }, 'targetAnswerInvalid'],
  ])('tells what the answer %# means', (script, code) => failsWith(script, { code }));

  it("tells the agent's own words", () =>
    failsWith(
      { status: 404, body: { code: 'not_found:chat', message: 'No such chat', cause: 'deleted' } },
      {
        message: `POST ${receiver.url}/api/chat answered 404: not_found:chat: No such chat: deleted`,
      },
    ));

  it('does not wait for the answer when it need only be accepted', async () => {
    receiver.script({ ...stream(), chunks: Array.from({ length: 2000 }, () => `data: ${JSON.stringify(start)}\n\n`) });
    const { receipt } = await chat({ wait: 'accepted', chatId: 'c-1' });
    expect(receipt.data).toEqual({ chatId: 'c-1' });
    expect(receipt.durationMs).toBeLessThan(1500);
  });

  it('notices an error at once even when it need only be accepted', async () => {
    receiver.script(stream({ type: 'error', errorText: 'no' }));
    await expect(chat({ wait: 'accepted' })).rejects.toMatchObject({ code: 'agentFailed' });
  });
});

describe('suggestions of the agent', () => {
  const suggestions = { suggestions: [{ id: 's', label: 'Look' }], suggestionSessionId: 'session-1' };

  it('sends context and data, and keeps what is suggested', async () => {
    receiver.script({ body: suggestions });
    const { receipt } = await suggest({ dataTemplate: '{ job: Body("order.id") }' });
    expect(sent()).toMatchObject({ method: 'POST', path: '/api/suggestions' });
    expect(sent().headers['x-storageapi-token']).toBe(token);
    expect(sent().json()).toEqual({ context: 'job-detail', data: { job: 42 } });
    expect(receipt).toMatchObject({ status: 200, data: suggestions });
  });

  it('sends the body as it is without a template', async () => {
    receiver.script({ body: suggestions });
    await suggest({}, { event: anEvent({ body: '{"a":1}' }) });
    expect(sent().json()).toEqual({ context: 'job-detail', data: { a: 1 } });
  });

  it('needs its context', () => {
    const config = { mode: 'suggestions', stackUrl: 'https://connection.example' };
    expect(kaiAgent.config.safeParse(config).error?.issues).toMatchObject([{ path: ['suggestionsContext'] }]);
  });

  it('fails for good when the answer has no suggestions', async () => {
    receiver.script({ body: { ok: true } });
    await expect(suggest()).rejects.toMatchObject({ code: 'targetAnswerInvalid' });
  });
});

it.each(['kai-agent', 'kai-assistant'])('finds the agent by the service id %s', async (id) => {
  const stack = await startReceiver({ body: { services: [{ id, url: receiver.url }] } });
  await chat({ stackUrl: stack.url, agentUrl: undefined });
  expect(sent().path).toBe('/api/chat');
  await stack.close();
});
