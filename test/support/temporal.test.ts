import { Client, Connection } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { devServer, timeSkippingEnvironment } from './temporal';
import type { nap } from './workflows/nap';

it('offers a dev server that runs workflows', async () => {
  const { address } = await devServer();
  const connection = await Connection.connect({ address });
  const namespace = await new Client({ connection }).workflowService.describeNamespace({ namespace: 'default' });
  expect(namespace.namespaceInfo?.name).toBe('default');
  await connection.close();
});

it('offers a server on which two days take no time', async () => {
  const environment = await timeSkippingEnvironment();
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue: 'naps',
    workflowsPath: require.resolve('./workflows/nap'),
  });
  const client = environment.client.workflow;
  const result = await worker.runUntil(client.execute<typeof nap>('nap', { taskQueue: 'naps', workflowId: 'nap' }));
  expect(result).toBe('rested');
  await environment.teardown();
});
