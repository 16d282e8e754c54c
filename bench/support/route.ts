// A source and its webhook sinks: a way for events through a Penstock.
import type { Penstock } from './penstock';
import type { Receiver } from './load';

export const signingSecret = `whsec_${Buffer.alloc(32, 2).toString('base64')}`;

export interface RouteOptions {
  /** Of the source. */
  id: string;
  policy?: Record<string, unknown>;
  /** More than one: each takes the events of one type, `bench.0`, `bench.1` … */
  sinks?: number;
}

/** Answers the path where events are sent to. */
export async function createRoute(
  { api }: Penstock,
  receiver: Receiver,
  { id, policy = {}, sinks = 1 }: RouteOptions,
): Promise<string> {
  const source = (await api.create('/sources', { id, type: 'http' })) as { ingest: { path: string } };
  for (let index = 0; index < sinks; index++) {
    await api.create(`/sources/${id}/sinks`, {
      id: `target-${index}`,
      type: 'webhook',
      config: { url: receiver.url },
      secrets: { signingSecret },
      policy: { maxConcurrency: 100, ...policy },
      ...(sinks > 1 && { filter: { exact: { type: `bench.${index}` } } }),
    });
  }
  return source.ingest.path;
}
