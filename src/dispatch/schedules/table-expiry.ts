// The Temporal Schedules that expire old snapshots of tables: one for each sink that says so.
import { ScheduleOverlapPolicy } from '@temporalio/client';
import type { Database } from '../../ledger/ledger';
import { listSinks } from '../../ledger/resources/sinks';
import type { Sink } from '../../model/sink';
import { expiryScheduleId, type TableSink } from '../../model/table-append';
import { icebergConfig } from '../../sinks/iceberg/config';
import { taskQueue, workflowKeys } from '../workflow-keys';
import type { ScheduleKind, Wanted } from './align-schedules';

const dayMs = 86_400_000;

export const tableExpiry: ScheduleKind = {
  prefix: expiryScheduleId({ sourceId: '', sinkId: '' }).replace('/', ''),
  workflowType: 'expireSnapshots',
  wanted: async (db: Database) => (await listSinks(db)).flatMap(wantedOf),
};

function wantedOf({ sourceId, id: sinkId, type, config }: Sink): Wanted[] {
  if (type !== 'iceberg') return [];
  const parsed = icebergConfig.safeParse(config);
  const terms = parsed.success && parsed.data.mode === 'native' ? parsed.data.expireSnapshots : undefined;
  if (!terms) return [];
  const sink: TableSink = { sourceId, sinkId };
  const id = expiryScheduleId(sink);
  const summary = `snapshots older than ${terms.olderThan} go, but for the newest ${terms.keep}`;
  return [
    {
      id,
      summary,
      terms: {
        spec: { intervals: [{ every: dayMs, offset: offsetMs(id) }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: dayMs },
        action: {
          type: 'startWorkflow',
          workflowType: tableExpiry.workflowType,
          workflowId: id,
          taskQueue,
          args: [sink],
          typedSearchAttributes: [
            { key: workflowKeys.source, value: sourceId },
            { key: workflowKeys.sink, value: sinkId },
          ],
          staticSummary: `${sourceId}/${sinkId}: ${summary}`,
        },
      },
    },
  ];
}

/** Spread over the day, the same whenever it is asked. */
function offsetMs(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % dayMs;
  return hash;
}
