// The baseline: a workflow that makes the same POST in one local activity, and nothing else.
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Stack } from '../../src/program/stack';

const taskQueue = 'bench-bare';

/** Answers how to send an event through it. Worker and client share a connection, so that starts can be eager. */
export async function startBareTemporal(
  address: string,
  url: string,
  stack: Stack,
): Promise<(id: string) => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  stack.push('bare connection', () => connection.close());
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: require.resolve('./post-workflow'),
    activities: {
      async post(id: string) {
        await fetch(url, { method: 'POST', body: JSON.stringify({ id }) });
      },
    },
  });
  const running = worker.run();
  stack.push('bare worker', async () => {
    worker.shutdown();
    await running;
  });
  const client = new Client({ connection });
  return async (id) => {
    await client.workflow.start('postOnce', { taskQueue, workflowId: id, args: [id], requestEagerStart: true });
  };
}
