// Sends the events over HTTP, several at once, and some of them a second time.
import type { ApiClient, IngestAnswer } from './api-client';
import type { Example } from './examples';

/** An event that was sent, and what Penstock answered. */
export interface Sent {
  id: string;
  bodyHash: string;
  answer: IngestAnswer;
  /** The answer to the same request, sent again. */
  again?: IngestAnswer;
}

const atOnce = 8;
const sentTwice = 5;

/** `heard` is called for every event as soon as it is answered. */
export async function sendExamples(
  api: ApiClient,
  ingestPath: string,
  examples: Example[],
  heard: (sent: Sent) => void,
): Promise<void> {
  const left = examples.entries();
  const sendSome = async () => {
    for (const [index, example] of left) {
      const answer = await api.send(ingestPath, example);
      const again = index < sentTwice ? { again: await api.send(ingestPath, example) } : {};
      heard({ id: example.id, bodyHash: example.bodyHash, answer, ...again });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendSome));
}
