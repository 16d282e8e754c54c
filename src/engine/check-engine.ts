import type { Client } from '@temporalio/client';
import { reasonOf } from '../model/reason-of';

const timeLimitMs = 2000;

/** Asks for the namespace: a server that answers, and has lost it, begins nothing. */
export async function checkEngine(client: Client): Promise<{ ok: true } | { ok: false; message: string }> {
  const { namespace } = client.options;
  try {
    await client.withDeadline(Date.now() + timeLimitMs, () => client.workflowService.describeNamespace({ namespace }));
    return { ok: true };
  } catch (error) {
    return { ok: false, message: reasonOf(error) };
  }
}
