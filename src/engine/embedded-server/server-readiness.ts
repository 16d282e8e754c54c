// What a dev server must answer before it counts as ready.

import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

export interface Expected {
  namespace: string;
  /** Custom search attributes, by name. */
  searchAttributes: Record<string, 'Keyword'>;
}

const readyLimitMs = 30_000;
const callLimitMs = 2_000;
const keywordType = 2; // INDEXED_VALUE_TYPE_KEYWORD of temporal.api.enums.v1

/** Waits until the server knows the namespace and the search attributes; gives up after 30 s or when it has ended. */
export async function untilReady(
  address: string,
  { namespace, searchAttributes }: Expected,
  ended: Promise<string>,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + readyLimitMs;
  let death: string | undefined;
  void ended.then((reason) => (death = reason));
  const connection = Connection.lazy({ address, interceptors: [] });
  try {
    for (;;) {
      try {
        return await registerMissing(connection, namespace, Object.keys(searchAttributes));
      } catch (error) {
        if (death !== undefined) throw new Error(`it ended with ${death}`, { cause: error });
        signal?.throwIfAborted();
        if (Date.now() > deadline) throw new Error(`not ready within ${readyLimitMs / 1000} s`, { cause: error });
        await pause(100);
      }
    }
  } finally {
    await connection.close();
  }
}

/** The server's own flag registers search attributes in a new database only, not in one that has the namespace. */
async function registerMissing(connection: Connection, namespace: string, names: string[]): Promise<void> {
  const { operatorService, workflowService } = connection;
  await connection.withDeadline(Date.now() + callLimitMs, async () => {
    await workflowService.describeNamespace({ namespace });
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
    const missing = names.filter((name) => !(name in customAttributes));
    if (missing.length === 0) return;
    await operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, keywordType])),
    });
    throw new Error(`search attributes were missing: ${missing.join(', ')}`);
  });
}
