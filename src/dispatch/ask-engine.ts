import type { Client } from '@temporalio/client';

type Ask = <T>(client: Client, question: () => Promise<T>) => Promise<T>;

const within =
  (ms: number): Ask =>
  (client, question) =>
    client.withDeadline(Date.now() + ms, question);

/** What is asked again anyway when no answer comes. */
export const askEngine = within(5000);

/** What somebody waits for. */
export const askForCaller = within(10_000);
