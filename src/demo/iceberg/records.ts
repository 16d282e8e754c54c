// Which records are made, and what is to become of each.
import { anAction } from './actions';
import { partitions, poisonCount, recordCount, sourceId } from './configuration';
import { poisoned, poisonNumbers } from './poison';

export interface Records {
  /** The value of a record by its number, from 0. */
  value: (number: number) => string;
  /** `event_id` of each that was made to become a row. */
  good: Set<string>;
  /** Where each is that is to be set aside: `topic/partition/offset`. */
  poison: Set<string>;
}

export function records(): Records {
  const nthPoison = new Map(poisonNumbers(poisonCount, recordCount).map((number, nth) => [number, nth]));
  const good = new Set<string>();
  const poison = new Set<string>();
  const value = (number: number): string => {
    const action = anAction(number, recordCount);
    const nth = nthPoison.get(number);
    if (nth === undefined) {
      good.add(action.event_id);
      return JSON.stringify(action);
    }
    poison.add(`${sourceId}/${number % partitions}/${Math.floor(number / partitions)}`);
    return poisoned(action, nth);
  };
  return { value, good, poison };
}
