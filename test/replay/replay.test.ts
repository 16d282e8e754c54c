import { Worker } from '@temporalio/worker';
import { compiledPath } from '../../src/model/compiled-path';
import { recordedHistories } from '../support/histories';

describe('replay', () => {
  const histories = recordedHistories();

  it('has a history of every way that a delivery, a batch or an expiry can go', () => {
    expect(histories.map(({ workflowId }) => workflowId)).toEqual([
      'accept-scheduled',
      'amend-while-dead',
      'amend-while-waiting',
      'append-after-an-outage',
      'append-answers',
      'append-continued',
      'append-many-together',
      'append-one',
      'bulk',
      'bulk-cancelled',
      'cancelled',
      'carrier',
      'carrier-with-a-failure',
      'dead-in-a-group-then-retried',
      'depth',
      'discard-while-dead',
      'discard-while-waiting',
      'exhausted-then-expired',
      'expire-snapshots',
      'for-a-caller',
      'for-a-caller-abandoned',
      'for-a-caller-broken-off',
      'for-a-caller-failed',
      'group',
      'group-with-a-failure',
      'handler-failed',
      'job-followed',
      'paused',
      'permanent-failure',
      'retry-after',
      'retry-then-success',
      'retry-while-dead',
      'retry-while-waiting',
      'success',
      'success-at-once',
      'taken-over-from-a-group',
    ]);
  });

  it.each(histories)('follows the recorded history "$workflowId"', async ({ history }) => {
    await Worker.runReplayHistory({ workflowBundle: { codePath: compiledPath('workflow-bundle.js') } }, history);
  });
});
