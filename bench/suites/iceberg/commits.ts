// How long commits took, as the engine's history of the table's workflow tells it.
import { Client, Connection } from '@temporalio/client';
import { appendWorkflowId, type TableSink } from '../../../src/model/table-append';

/**
 * Milliseconds of each activity from its start to its end: the ledger asked, the table loaded, manifests and list written,
 * the commit at the catalog, and the ledger told.
 */
export async function commitTimes(temporalAddress: string, sink: TableSink): Promise<number[]> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const { events } = await new Client({ connection }).workflow.getHandle(appendWorkflowId(sink)).fetchHistory();
    const startedMs = new Map<string, number>();
    const times: number[] = [];
    for (const { eventId, eventTime, activityTaskStartedEventAttributes: start, ...event } of events ?? []) {
      const atMs = Number(eventTime?.seconds) * 1000 + (eventTime?.nanos ?? 0) / 1e6;
      if (start) startedMs.set(String(eventId), atMs);
      const completed = event.activityTaskCompletedEventAttributes;
      if (completed) times.push(atMs - (startedMs.get(String(completed.startedEventId)) ?? NaN));
    }
    return times;
  } finally {
    await connection.close();
  }
}
