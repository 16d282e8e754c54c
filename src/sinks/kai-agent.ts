import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PenstockEvent } from '../model/event';
import { DeliveryError } from '../model/errors';
import { maskSecrets } from '../model/mask-secrets';
import { expectSuccess, type AboutAnswer } from './answer';
import { agentCode, ChatAnswer } from './chat-answer';
import { defineSink, type AttemptRequest, type Performed, type SinkContext } from './define-sink';
import { headers, headerSecret, httpUrl, numericId, template } from './fields';
import { readCapped, type HttpStream } from './http-client';
import { readParts } from './message-stream';
import { hiddenValues, secretHeaders } from './secret-headers';
import { callStack, serviceUrl, tokenHeader, withoutSlash } from './stack';

/** Body fields of the operator's own, for agents that want more than these. */
const extraBody = (reserved: string[]) =>
  z
    .record(z.string(), z.unknown())
    .refine((body) => !reserved.some((name) => name in body), `must not set ${reserved.join(', ')}: the sink does`)
    .default({});

const ownHeaders = ['content-type', 'accept', 'x-storageapi-token'];

const common = {
  /** The stack's Storage API, such as `https://connection.keboola.com`. */
  stackUrl: httpUrl(),
  /** The agent's URL; found by itself when it is left out. */
  agentUrl: httpUrl().optional(),
  headers: headers(ownHeaders).default({}),
};

const chatConfig = z.strictObject({
  mode: z.literal('chat'),
  ...common,
  body: extraBody(['id', 'message', 'branchId']),
  /** The chat to go on with; each delivery opens one of its own when it is left out. */
  chatId: z.string().min(1).optional(),
  branchId: numericId().optional(),
  /** Jsonnet; what is said to the agent. The event's body when it is left out. */
  messageTemplate: template().optional(),
  /** Whether the delivery is done when the agent begins to answer, or when it has answered. */
  wait: z.enum(['accepted', 'finished']).default('finished'),
});

const suggestionsConfig = z.strictObject({
  mode: z.literal('suggestions'),
  ...common,
  body: extraBody(['context', 'data']),
  suggestionsContext: z.enum(['dashboard', 'job-detail', 'configuration-detail']),
  /** Jsonnet; the data that suggestions are made for. The event's body when it is left out. */
  dataTemplate: template().optional(),
});

const config = z.discriminatedUnion('mode', [chatConfig, suggestionsConfig]);
type Request<Config = z.output<typeof config>> = AttemptRequest<Config, 'token'>;
type ChatRequest = Request<z.output<typeof chatConfig>>;
type SuggestionsRequest = Request<z.output<typeof suggestionsConfig>>;

export const kaiAgent = defineSink({
  type: 'kaiAgent',
  summary: 'ask the Keboola agent: a chat message, or suggestions',
  config,
  stackToken: true,
  secrets: { token: { required: true, summary: 'Keboola Storage API token of whom the agent acts for' } },
  headerSecret: headerSecret(ownHeaders),
  templates: ['messageTemplate', 'dataTemplate'],
  answersAtOnce: false,

  async perform(request, context) {
    const { config } = request;
    if (config.mode === 'chat') return chat({ ...request, config }, context);
    return suggest({ ...request, config }, context);
  },
});

async function chat({ config, secrets, event, deliveryId }: ChatRequest, context: SinkContext): Promise<Performed> {
  const began = performance.now();
  const text = await messageText(config.messageTemplate, event, context);
  const chatId = config.chatId ?? randomUUID();
  const { branchId } = config;
  const message = { id: deliveryId, role: 'user', parts: [{ type: 'text', text }] };
  const body = Buffer.from(JSON.stringify({ ...config.body, id: chatId, message, branchId }));
  const url = `${await agentUrl(config, context)}/api/chat`;
  const answer = await context.http.stream(url, {
    method: 'POST',
    headers: {
      ...config.headers,
      ...secretHeaders(secrets),
      ...tokenHeader(secrets.token),
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body,
    signal: context.signal,
  });
  const hidden = hiddenValues(secrets, config.headers);
  try {
    await expectStream(answer, { request: `POST ${url}`, secrets: hidden, explain });
    const data = await readAnswer(answer, config.wait, context);
    const durationMs = Math.round(performance.now() - began);
    return { receipt: { status: answer.status, bytes: body.length, durationMs, data: { chatId, ...data } } };
  } catch (error) {
    throw masked(error, hidden);
  } finally {
    answer.close();
  }
}

async function readAnswer(answer: HttpStream, wait: 'accepted' | 'finished', { heartbeat }: SinkContext) {
  const chatAnswer = new ChatAnswer();
  for await (const part of readParts(answer.body, heartbeat)) {
    chatAnswer.take(part);
    if (wait === 'accepted') return {};
  }
  return chatAnswer.data();
}

async function expectStream({ status, headers, body }: HttpStream, about: AboutAnswer): Promise<void> {
  const contentType = headers['content-type'] ?? 'without a content type';
  const isStream = status < 300 && contentType.startsWith('text/event-stream');
  if (isStream) return;
  expectSuccess({ status, headers, ...(await readCapped(body)) }, about);
  throw new DeliveryError('targetAnswerInvalid', `${about.request} answered ${contentType}, not text/event-stream`);
}

async function suggest({ config, secrets, event }: SuggestionsRequest, context: SinkContext): Promise<Performed> {
  const { dataTemplate, suggestionsContext } = config;
  const data = dataTemplate === undefined ? bodyData(event) : await context.render(dataTemplate, 'dataTemplate', event);
  const url = `${await agentUrl(config, context)}/api/suggestions`;
  const body = { ...config.body, context: suggestionsContext, data };
  const headers = { ...config.headers, ...secretHeaders(secrets) };
  const hidden = hiddenValues(secrets, config.headers);
  const call = { method: 'POST', url, token: secrets.token, body, headers, hidden, explain } as const;
  const { answer, bytes, json } = await callStack(call, context);
  const { status, durationMs } = answer;
  const { suggestions, suggestionSessionId } = json;
  if (!Array.isArray(suggestions)) {
    throw new DeliveryError('targetAnswerInvalid', `POST ${url} answered without a list of suggestions`);
  }
  return { receipt: { status, bytes, durationMs, data: { suggestions, suggestionSessionId } } };
}

async function messageText(
  template: string | undefined,
  event: PenstockEvent,
  { render }: SinkContext,
): Promise<string> {
  if (template === undefined) return event.body.toString('utf8');
  const value = await render(template, 'messageTemplate', event);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** JSON as such, anything else as text. */
function bodyData(event: PenstockEvent): unknown {
  const text = event.body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function agentUrl({ agentUrl, stackUrl }: Request['config'], context: SinkContext): Promise<string> {
  if (agentUrl !== undefined) return withoutSlash(agentUrl);
  return serviceUrl(stackUrl, ['kai-agent', 'kai-assistant'], 'kai-agent', context);
}

/** The agent answers errors as `{code, message, cause}`. */
function explain({ code, message, cause }: Record<string, unknown>): ReturnType<NonNullable<AboutAnswer['explain']>> {
  if (typeof code !== 'string') return {};
  const known = agentCode(code);
  const text = [code, message, cause].filter((each) => typeof each === 'string').join(': ');
  return { text, ...(known && { code: known }) };
}

function masked(error: unknown, secrets: AboutAnswer['secrets']): unknown {
  if (!(error instanceof DeliveryError)) return error;
  const { code, status, retryAfterMs, cause } = error;
  const details = {
    cause,
    ...(status !== undefined && { status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  return new DeliveryError(code, maskSecrets(error.message, secrets), details);
}
