import { placeInChain } from '../../model/chain';
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import { localId } from '../../model/project';
import type { ChainedChange } from './apply-mutations';
import { jsonWith } from './raw-json';

/**
 * What a source of type `kv` takes in of a change. The id is the revision's, which never comes again. Depth is counted
 * by whoever causes the write: a sink sends its event's depth and one in `ce-depth`. The end of a key's time goes on with
 * the chain of its last write.
 */
export function changeEvent(change: ChainedChange, into: string, receivedAt: string): PenstockEvent {
  const { key, operation, reason, revision, oldValue = 'null', newValue = 'null', chain } = change;
  const collection = localId(change.collection);
  const uid = newUuid();
  return {
    uid,
    sourceId: into,
    id: `kv-${revision}`,
    source: `/kv/${collection}`,
    type: `kv.${operation}`,
    subject: `${collection}/${key}`,
    time: receivedAt,
    datacontenttype: 'application/json',
    ...placeInChain(chain, uid),
    extensions: {},
    receivedAt,
    headers: {},
    remoteAddress: '',
    body: Buffer.from(jsonWith({ collection, key, operation, reason, revision }, { oldValue, newValue })),
  };
}
