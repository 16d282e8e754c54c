import type { PenstockEvent } from '../model/event';

/** An event's attributes as headers: CloudEvents 1.0 HTTP protocol binding, binary mode (section 3.1). */
export function cloudEventHeaders(event: PenstockEvent): Record<string, string> {
  const { id, source, type, subject, time, dataschema, rootid, depth, extensions } = event;
  // One deeper: what the target sends on because of this event carries these two back.
  const chain = { rootid, depth: String(depth + 1) };
  const attributes = { ...extensions, specversion: '1.0', id, source, type, subject, time, dataschema, ...chain };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined ? [] : [[`ce-${name}`, percentEncode(value)]],
    ),
  );
}

/** Section 3.1.3.2: space, double quote, percent and all outside printable ASCII. */
const percentEncode = (value: string): string =>
  value.replace(/[^\x21\x23\x24\x26-\x7e]+/g, (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
