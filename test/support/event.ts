import { randomUUID } from 'node:crypto';
import type { PenstockEvent } from '../../src/model/event';
import { newUuid } from '../../src/model/ids';

/** A valid event with a small JSON body; name only what matters to the test. `body` may be text. */
export function anEvent(
  differences: Partial<Omit<PenstockEvent, 'body'>> & { body?: Buffer | string } = {},
): PenstockEvent {
  const uid = newUuid();
  const { body = '{"order":{"id":42,"items":[{"sku":"a-1"},{"sku":"b-2"}]}}', ...attributes } = differences;
  return {
    uid,
    id: randomUUID(),
    source: '/shop',
    type: 'order.created',
    time: '2025-03-04T05:06:07.089Z',
    datacontenttype: 'application/json',
    rootid: uid,
    depth: 0,
    extensions: {},
    sourceId: 'shop',
    receivedAt: '2025-03-04T05:06:07.100Z',
    headers: { 'content-type': 'application/json', 'x-shop-id': '7' },
    remoteAddress: '203.0.113.9',
    ...attributes,
    body: Buffer.from(body),
  };
}
