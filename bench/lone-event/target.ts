import { listenLocally, parseJson } from '../../src/demo/receivers/local-server';
import type { Stack } from '../../src/program/stack';

/** Where events end up: it notes when the body `{"id": …}` of each came in. */
export interface Target {
  url: string;
  /** Resolves with when the event came in, in ms of `performance.now()`; ask before it is sent. */
  received(id: string): Promise<number>;
}

export async function startTarget(stack: Stack): Promise<Target> {
  const awaited = new Map<string, (atMs: number) => void>();
  const url = await listenLocally('target', stack, (call) => {
    const id = String(parseJson(call)['id']);
    awaited.get(id)?.(performance.now());
    awaited.delete(id);
    return { status: 200 };
  });
  return { url, received: (id) => new Promise((resolve) => awaited.set(id, resolve)) };
}
