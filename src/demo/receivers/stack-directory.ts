// The Storage API of a stack, as far as it tells where the other services are.
import type { Stack } from '../../program/stack';
import { listenLocally } from './local-server';

/** Answers its URL. `services`: URLs by id. */
export function stackDirectory(services: Record<string, string>, stack: Stack): Promise<string> {
  const listed = Object.entries(services).map(([id, url]) => ({ id, url }));
  return listenLocally('stack directory', stack, ({ route }) =>
    route === 'GET /v2/storage'
      ? { status: 200, body: { services: listed } }
      : { status: 404, body: { error: 'no such path', code: 404, status: 'error' } },
  );
}
