import { PenstockError } from '../../../model/errors';
import { keyOf, type TopicPartition } from '../topic-partition';
import type { BeginAt } from './tables-of-source';

/**
 * Nothing is skipped silently: what a table lacks must still be in the log, and the log must be the one that the table
 * knows, and go as far. `others`: partitions of a topic that was made anew since the table read it.
 */
export function checkThere(table: string, assigned: BeginAt[], positions: number[], others: TopicPartition[]): void {
  const faults = assigned.flatMap((one, at) => {
    const { first, end } = one;
    const next = positions[at] ?? first;
    const where = keyOf(one);
    if (others.some((other) => keyOf(other) === where)) {
      return [`${where} was deleted and made anew, and the table is at ${next} of the former topic`];
    }
    if (next < first) return [`${first - next} records of ${where} before offset ${first} are gone`];
    if (next > end) return [`${where} ends at offset ${end}, and the table is at ${next}: the topic was made anew`];
    return [];
  });
  if (faults.length > 0) {
    const advice = 'Say where to go on with "penstock iceberg go-on"';
    throw new PenstockError('tableBehindLog', `${table}: ${faults.join('; ')}. ${advice}`);
  }
}
