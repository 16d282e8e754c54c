import { PenstockError } from '../../../model/errors';
import type { BeginAt } from './tables-of-source';

/** Nothing is skipped silently: what a table lacks must still be in the log, and the log must go as far as the table. */
export function checkThere(table: string, assigned: BeginAt[], positions: number[]): void {
  const faults = assigned.flatMap(({ topic, partition, first, end }, at) => {
    const next = positions[at] ?? first;
    const where = `${topic}/${partition}`;
    if (next < first) return [`${first - next} records of ${where} before offset ${first} are gone`];
    if (next > end) return [`${where} ends at offset ${end}, and the table is at ${next}: the topic was made anew`];
    return [];
  });
  if (faults.length > 0) {
    const advice = 'Say where to go on with "penstock iceberg go-on"';
    throw new PenstockError('tableBehindLog', `${table}: ${faults.join('; ')}. ${advice}`);
  }
}
