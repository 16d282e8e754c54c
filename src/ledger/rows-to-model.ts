// How rows become what the rest of the program speaks of.
import type { PenstockEvent } from '../model/event';

/** Columns of `events` under the names of `PenstockEvent`, except the body. For `select ${eventColumns} from events e`. */
export interface EventRow {
  uid: string;
  source_id: string;
  id: string;
  source: string;
  type: string;
  subject: string | null;
  time: string | null;
  datacontenttype: string | null;
  dataschema: string | null;
  rootid: string;
  depth: number;
  extensions: Record<string, string>;
  headers: Record<string, string>;
  remote_address: string;
  received_at: string;
  body: Uint8Array;
}

/** What lists show of an event. */
export function attributesOf(
  row: Omit<EventRow, 'body' | 'headers' | 'remote_address'>,
): Omit<PenstockEvent, 'body' | 'headers' | 'remoteAddress'> {
  return {
    uid: row.uid,
    sourceId: row.source_id,
    id: row.id,
    source: row.source,
    type: row.type,
    ...(row.subject !== null && { subject: row.subject }),
    ...(row.time !== null && { time: row.time }),
    ...(row.datacontenttype !== null && { datacontenttype: row.datacontenttype }),
    ...(row.dataschema !== null && { dataschema: row.dataschema }),
    rootid: row.rootid,
    depth: row.depth,
    extensions: row.extensions,
    receivedAt: row.received_at,
  };
}

export function eventOf(row: EventRow): PenstockEvent {
  return {
    ...attributesOf(row),
    headers: row.headers,
    remoteAddress: row.remote_address,
    body: Buffer.from(row.body),
  };
}
