import { ApiError } from '../penstock/api-error';
import type { PenstockClient } from '../penstock/client';
import { ofSink, ofSource } from './api-command';

/**
 * For a list that is empty: throws what the API says of a source, or a sink of it, that is not there. "None" would read
 * as if all were well.
 */
export async function refuseUnknown(api: PenstockClient, { source, sink }: { source?: string; sink?: string }) {
  if (source === undefined) return;
  try {
    await (sink === undefined ? api.send('GET', ofSource(source, '')) : api.send('GET', ofSink(source, sink, '')));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) throw error;
  }
}
