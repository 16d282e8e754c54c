import { Worker } from '@temporalio/worker';
import { taskQueue } from '../../src/dispatch/workflow-keys';
import { compiledPath } from '../../src/model/compiled-path';
import { expiryScheduleId, type TableSink } from '../../src/model/table-append';
import { record } from '../support/histories';
import { timeSkippingEnvironment } from '../support/temporal';

it('expires the snapshots of one table, and tries again when the catalog is away', async () => {
  const environment = await timeSkippingEnvironment();
  const asked: TableSink[] = [];
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue,
    activities: {
      expireSnapshots: (sink: TableSink) => {
        asked.push(sink);
        if (asked.length < 3) throw new Error('the catalog is away');
        return { expired: 4, removedFiles: 9 };
      },
    },
    workflowBundle: { codePath: compiledPath('workflow-bundle.js') },
  });
  const sink = { sourceId: 'topic', sinkId: 'lake' };
  try {
    await worker.runUntil(async () => {
      const handle = await environment.client.workflow.start('expireSnapshots', {
        taskQueue,
        workflowId: expiryScheduleId(sink),
        args: [sink],
      });
      await expect(handle.result()).resolves.toEqual({ expired: 4, removedFiles: 9 });
      await record('expire-snapshots', handle);
    });
    expect(asked).toEqual([sink, sink, sink]);
  } finally {
    await environment.teardown();
  }
});
