import { chainAfter } from '../model/chain';
import type { PenstockEvent } from '../model/event';

/** An event's attributes as headers: CloudEvents 1.0 HTTP protocol binding, binary mode (section 3.1). */
export function cloudEventHeaders(event: PenstockEvent, deliveryId: string): Record<string, string> {
  const { id, source, type, subject, time, dataschema, extensions } = event;
  const headers: Record<string, string> = {};
  for (const name of Object.keys(extensions)) headers[`ce-${name}`] = percentEncode(extensions[name] ?? '');
  headers['ce-specversion'] = '1.0';
  headers['ce-id'] = percentEncode(id);
  headers['ce-source'] = percentEncode(source);
  headers['ce-type'] = percentEncode(type);
  if (subject !== undefined) headers['ce-subject'] = percentEncode(subject);
  if (time !== undefined) headers['ce-time'] = percentEncode(time);
  if (dataschema !== undefined) headers['ce-dataschema'] = percentEncode(dataschema);
  // What the target sends on because of this event carries these three back.
  const chain = chainAfter(event, deliveryId);
  headers['ce-rootid'] = percentEncode(chain.rootid);
  headers['ce-depth'] = String(chain.depth);
  headers['ce-causeid'] = chain.causeid;
  return headers;
}

/** Section 3.1.3.2: space, double quote, percent and all outside printable ASCII. */
const percentEncode = (value: string): string =>
  value.replace(/[^\x21\x23\x24\x26-\x7e]+/g, (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
