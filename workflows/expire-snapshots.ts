// Old snapshots of a table are expired: started by the sink's schedule, and by anybody who wants it now.
import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { ExpiryOutcome, TableSink } from '../src/model/table-append';

export async function expireSnapshots(sink: TableSink): Promise<ExpiryOutcome> {
  const { expireSnapshots: expire } = proxyActivities<Activities>({
    startToCloseTimeout: '1h',
    heartbeatTimeout: '15s',
    retry: { initialInterval: '10s', maximumInterval: '10m', maximumAttempts: 20 },
    summary: `expire old snapshots of the table of ${sink.sourceId}/${sink.sinkId}`,
  });
  return expire(sink);
}
