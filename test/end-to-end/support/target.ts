// A target that remembers when each delivery came and how many were under way at once.
import { setTimeout as pause } from 'node:timers/promises';
import { startReceiver } from '../../support/receiver';

export interface Arrival {
  /** Of the delivery, the header `webhook-id`. */
  id: string;
  atMs: number;
  status: number;
}

export interface Target {
  url: string;
  arrivals: Arrival[];
  /** Most requests it had before it at the same time. */
  mostAtOnce(): number;
  /** What it answers from now on. */
  answer(status: number): void;
  /** Resolves when `count` requests have come in. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers each request after `delayMs`. */
export async function startTarget(status: number, delayMs = 0): Promise<Target> {
  const arrivals: Arrival[] = [];
  let answered = status;
  let underWay = 0;
  let most = 0;
  const receiver = await startReceiver(async ({ headers }) => {
    const arrival = { id: String(headers['webhook-id']), atMs: performance.now(), status: answered };
    arrivals.push(arrival);
    underWay += 1;
    most = Math.max(most, underWay);
    await pause(delayMs);
    underWay -= 1;
    return { status: arrival.status };
  });
  return {
    url: receiver.url,
    arrivals,
    mostAtOnce: () => most,
    answer: (next) => (answered = next),
    received: (count) => receiver.received(count),
    close: () => receiver.close(),
  };
}

/** Ids in the order they came, answered with success. */
export const taken = ({ arrivals }: Target): string[] =>
  arrivals.filter(({ status }) => status < 300).map(({ id }) => id);

/** Ids that came more than once. */
export function repeated(ids: string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.has(id) || !seen.add(id));
}
