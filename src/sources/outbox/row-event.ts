import { PenstockError } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import type { OutboxSource } from '../../model/source';
import { checkDepth, checkPrintable, maxIdLength, maxTypeLength } from '../cloudevents/check-text';
import { maxDataBytes, type OutboxRow } from './claim-rows';

/** What a source takes in of a row, whose id is the event's. Throws `badRequest` naming the column that cannot be one. */
export function rowEvent(row: OutboxRow, { id: sourceId, config }: OutboxSource): PenstockEvent {
  if (row.bytes > maxDataBytes) {
    throw new PenstockError('badRequest', `data: is ${row.bytes} bytes; at most ${maxDataBytes} are taken`);
  }
  const uid = newUuid();
  return {
    uid,
    sourceId,
    id: checkPrintable(row.id, 'id', maxIdLength),
    source: `/outbox/${config.schema}/${config.table}`,
    type: checkPrintable(row.type, 'type', maxTypeLength),
    ...(row.subject !== null && { subject: checkPrintable(row.subject, 'subject', maxSubjectLength) }),
    time: row.created,
    ...(row.data !== null && { datacontenttype: 'application/json' }),
    rootid: row.rootid === null ? uid : checkPrintable(row.rootid, 'rootid', 128),
    depth: row.depth === null ? 0 : checkDepth(String(row.depth), 'depth'),
    extensions: {},
    receivedAt: new Date().toISOString(),
    headers: {},
    remoteAddress: '',
    body: Buffer.from(row.data ?? ''),
  };
}

/** Attributes travel as headers and in workflow inputs. */
const maxSubjectLength = 2048;
