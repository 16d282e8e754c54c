// The one sink whose outcome answers a request.
import type { ConfiguredSource } from '../../ledger/configuration';
import { PenstockError } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import type { HttpSource } from '../../model/source';
import { gathers } from '../../sinks/registry';
import { newDeliveries } from '../accept';

/**
 * The sink the source names; else the only one that takes the event. Throws `badRequest` when it is not clear which, and
 * `noSinkAnswers` when there is none: nothing has been accepted then.
 */
export function answeringSink(configured: ConfiguredSource, source: HttpSource, event: PenstockEvent): string {
  const taking = newDeliveries(configured, event).map(({ sinkId }) => sinkId);
  const { answeredBy } = source.config;
  if (answeredBy === undefined && taking.length > 1) {
    const message = `Prefer: wait: ${taking.length} sinks of source "${source.id}" take this event (${taking.slice(0, 5).join(', ')}); set config.answeredBy of the source to the one that answers`;
    throw new PenstockError('badRequest', message);
  }
  const sinkId = answeredBy ?? taking[0];
  if (sinkId === undefined) throw noAnswer(source, 'takes this event');
  const sink = configured.sinks.find(({ id }) => id === sinkId);
  if (!sink)
    throw new PenstockError('badRequest', `config.answeredBy of source "${source.id}": it has no sink "${sinkId}"`);
  if (gathers(sink.type)) throw noAnswer(source, `answers: "${sinkId}" takes many events together`);
  if (!taking.includes(sinkId))
    throw noAnswer(source, `answers: the filter of "${sinkId}", which is to, does not want this event`);
  return sinkId;
}

const noAnswer = ({ id }: HttpSource, why: string): PenstockError =>
  new PenstockError('noSinkAnswers', `Prefer: wait: no sink of source "${id}" ${why}; nothing was accepted`);
