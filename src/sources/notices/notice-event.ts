import type { Notice } from '../../ledger/flow/notices';
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import { localId } from '../../model/project';

const eventTypes: Record<Notice['change'], string> = {
  opened: 'penstock.breaker.opened',
  closed: 'penstock.breaker.closed',
  paused: 'penstock.sink.paused',
  token_expiring: 'penstock.sink.token_expiring',
};

/** What a source of type `penstock` takes in of a notice. The id is the notice's: read twice, it is accepted once. */
export function noticeEvent({ id, since, ...noted }: Notice, into: string): PenstockEvent {
  const uid = newUuid();
  const change = { ...noted, sourceId: localId(noted.sourceId) };
  return {
    uid,
    sourceId: into,
    id,
    source: `/sources/${change.sourceId}/sinks/${change.sinkId}`,
    type: eventTypes[change.change],
    subject: change.sinkId,
    time: since,
    datacontenttype: 'application/json',
    rootid: uid,
    depth: 0,
    extensions: {},
    receivedAt: new Date().toISOString(),
    headers: {},
    remoteAddress: '',
    body: Buffer.from(JSON.stringify({ ...change, since })),
  };
}
