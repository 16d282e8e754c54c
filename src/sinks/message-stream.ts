// An AI-SDK UI message stream: parts of JSON sent as server-sent events, ended by `[DONE]`.
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { DeliveryError } from '../model/errors';

const maxBufferedCharacters = 1024 * 1024;

/** Other types of parts may use the same names for something else. */
const text = z.string().optional().catch(undefined);
const messagePart = z.object({
  type: z.string(),
  delta: text,
  toolCallId: text,
  toolName: text,
  finishReason: text,
  code: text,
  message: text,
  errorText: text,
  data: z.unknown().optional(),
});
export type MessagePart = z.output<typeof messagePart>;

/** The parts as they come. `alive` is called for every piece that comes in, pings among them. */
export async function* readParts(body: AsyncIterable<Uint8Array>, alive: () => void): AsyncGenerator<MessagePart> {
  const texts: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => texts.push(data), maxBufferSize: maxBufferedCharacters });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    alive();
    feed(parser, decoder.decode(chunk, { stream: true }));
    for (const text of texts.splice(0)) {
      if (text === '[DONE]') return;
      yield readPart(text);
    }
  }
}

function feed(parser: ReturnType<typeof createParser>, text: string): void {
  try {
    parser.feed(text);
  } catch (cause) {
    throw new DeliveryError('targetAnswerInvalid', 'the agent sent a part larger than 1 MB', { cause });
  }
}

function readPart(text: string): MessagePart {
  try {
    return messagePart.parse(JSON.parse(text));
  } catch (cause) {
    const message = `the agent sent a part that cannot be read: ${text.slice(0, 200)}`;
    throw new DeliveryError('targetAnswerInvalid', message, { cause });
  }
}
