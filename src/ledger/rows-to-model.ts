// How rows become what the rest of the program speaks of.
import { sql } from 'drizzle-orm';
import type { PenstockEvent } from '../model/event';

/** A row of `eventColumns`. */
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
  causeid: string | null;
  violation: string | null;
  extensions: Record<string, string>;
  headers: Record<string, string>;
  remote_address: string;
  received_ms: number;
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
    ...(row.causeid !== null && { causeid: row.causeid }),
    ...(row.violation !== null && { violation: row.violation }),
    extensions: row.extensions,
    receivedAt: new Date(row.received_ms).toISOString(),
  };
}

/** All of an event `e` but its data, to select. */
export const attributeColumns = sql`e.uid, e.source_id, e.id, e.source, e.type, e.subject, e.time, e.datacontenttype,
  e.dataschema, e.rootid, e.depth, e.causeid, e.violation, e.extensions, date_part('epoch', e.received_at) * 1000 as received_ms`;

export const eventColumns = sql`${attributeColumns}, e.headers, e.remote_address, e.body`;

export function eventOf(row: EventRow): PenstockEvent {
  return {
    ...attributesOf(row),
    headers: row.headers,
    remoteAddress: row.remote_address,
    body: Buffer.from(row.body),
  };
}

/** Of a delivery with its event. */
export interface AmendableRow extends EventRow {
  amended_body: Uint8Array | null;
}

/** The event as it is to be delivered: with the delivery's amended body in the place of the accepted one, if it has any. */
export function amendedEventOf(row: AmendableRow): PenstockEvent {
  const event = eventOf(row);
  if (row.amended_body) event.body = Buffer.from(row.amended_body);
  return event;
}
