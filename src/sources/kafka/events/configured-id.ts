import { isLosslessNumber } from 'lossless-json';
import { PenstockError } from '../../../model/errors';
import type { KafkaSourceConfig } from '../../../model/kafka-source';
import { valueAt } from '../../../model/value-at';
import { checkPrintable, maxIdLength } from '../../cloudevents/check-text';
import { readLosslessJson } from '../../cloudevents/read-json';
import type { KafkaRecord } from './record';

/**
 * The id that a record has where its source is told to look; undefined when there is none. Throws `badRequest` when what
 * is there cannot be an id, or when there is no JSON to look into.
 */
export function configuredId(
  idFrom: KafkaSourceConfig['idFrom'],
  { value }: KafkaRecord,
  headers: ReadonlyMap<string, string>,
): string | undefined {
  if (idFrom === undefined) return undefined;
  if ('header' in idFrom) {
    const id = headers.get(idFrom.header.toLowerCase());
    return id === undefined ? undefined : checkPrintable(id, `id from header ${idFrom.header}`, maxIdLength);
  }
  if (value === null) return undefined;
  const found = valueAt(readLosslessJson(value), idFrom.path.split('.'));
  if (found === undefined || found === null) return undefined;
  const place = `id from path ${idFrom.path}`;
  // A number as it is written: what does not fit into a double would share its id with others.
  if (isLosslessNumber(found)) return checkPrintable(found.toString(), place, maxIdLength);
  if (typeof found === 'string') return checkPrintable(found, place, maxIdLength);
  throw new PenstockError('badRequest', `${place}: must be a string or a number`);
}
