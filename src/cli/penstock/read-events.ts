// Server-sent events as they come in.
import { createParser } from 'eventsource-parser';

export interface SentEvent {
  event: string;
  data: string;
}

export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<SentEvent> {
  const events: SentEvent[] = [];
  const parser = createParser({ onEvent: ({ event = '', data }) => events.push({ event, data }) });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* events.splice(0);
  }
}
