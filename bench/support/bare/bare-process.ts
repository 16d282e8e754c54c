// Bare Temporal: worker and client in one process, one workflow per event, so many events under way at any time.
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { offer } from '../child';
import { dataOf } from '../generator/requests';
import { signedPost, type Message } from './signed-post';

export interface BareOptions {
  /** host:port of the Temporal server. */
  address: string;
  /** Where the POSTs go. */
  url: string;
  /** Names the events. */
  stream: string;
  inFlight: number;
}

export type BareCalls = {
  start(options: BareOptions): Promise<void>;
  /** Ends it and waits for what is under way; answers how many events were begun. */
  stop(): Promise<number>;
};

const taskQueue = 'bare';

let stop = (): Promise<number> => Promise.resolve(0);

offer({
  async start(options) {
    stop = await startBare(options);
  },
  stop: () => stop(),
} satisfies BareCalls);

async function startBare({ address, url, stream, inFlight }: BareOptions): Promise<() => Promise<number>> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const posted = new Map<string, () => void>();
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: require.resolve('./post-workflow'),
    activities: {
      async post(message: Message) {
        await signedPost(url, message);
        posted.get(message.id)?.();
      },
    },
    maxConcurrentWorkflowTaskExecutions: 2 * inFlight,
  });
  const working = worker.run();
  // One connection for both, so that a first workflow task can come with the answer to the start.
  const client = new Client({ connection });

  let begun = 0;
  let stopping = false;
  const turns = Array.from({ length: inFlight }, async () => {
    while (!stopping) {
      const message = { id: `${stream}.${begun}`, body: dataOf(begun) };
      begun += 1;
      const received = new Promise<void>((resolve) => posted.set(message.id, resolve));
      const start = { taskQueue, workflowId: message.id, args: [message], requestEagerStart: true };
      await Promise.all([client.workflow.start('postOnce', start), received]);
      posted.delete(message.id);
    }
  });
  return async () => {
    stopping = true;
    await Promise.all(turns);
    worker.shutdown();
    await working;
    await connection.close();
    return begun;
  };
}
