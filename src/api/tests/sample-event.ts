import { stringify } from 'lossless-json';
import { z } from 'zod';
import type { Database } from '../../ledger/ledger';
import { findEvent } from '../../ledger/read-events';
import { attributeName } from '../../model/attribute-names';
import { PenstockError } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import { localId } from '../../model/project';
import { rfc3339 } from '../../model/rfc3339';
import { uuidOrRefuse } from '../find-or-refuse';

const attribute = z.string().min(1).max(256);

/** An event as a test gives it; everything may be left out. */
export const sampleEvent = z.strictObject({
  id: attribute.optional(),
  source: attribute.optional(),
  type: attribute.default('penstock.test'),
  subject: attribute.optional(),
  time: rfc3339.optional(),
  datacontenttype: attribute.default('application/json'),
  extensions: z.record(z.string().regex(attributeName, 'must be 1–20 letters and digits'), attribute).default({}),
  headers: z.record(z.string().min(1).max(128), z.string().max(8192)).default({}).describe('Of the request it came by'),
  data: z.unknown().optional().describe('Any JSON'),
  text: z.string().optional().describe('Instead of data: as it is'),
});

/** Throws `eventNotFound` unless it is one of the source's. */
export async function storedEvent(db: Database, sourceId: string, uid: string): Promise<PenstockEvent> {
  const found = await findEvent(db, uuidOrRefuse(uid, 'event'));
  if (found?.event.sourceId === sourceId) return found.event;
  throw new PenstockError('eventNotFound', `source "${sourceId}" has no event "${uid}"`);
}

export function eventOfSample(sample: z.output<typeof sampleEvent>, sourceId: string): PenstockEvent {
  const { data, text, id, source, subject, time, headers, ...attributes } = sample;
  if (data !== undefined && text !== undefined) throw new PenstockError('badRequest', 'event: has both data and text');
  const uid = newUuid();
  return {
    ...attributes,
    uid,
    sourceId,
    id: id ?? uid,
    source: source ?? `/sources/${localId(sourceId)}`,
    ...(subject !== undefined && { subject }),
    ...(time !== undefined && { time }),
    rootid: uid,
    depth: 0,
    receivedAt: new Date().toISOString(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    remoteAddress: '',
    body: Buffer.from(text ?? stringify(data ?? {}) ?? ''),
  };
}
