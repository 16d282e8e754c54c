import type { PenstockFunction } from '../../../functions/sdk';
import { corrections } from '../orders';

interface DeadLetter {
  sinkId: string;
  event: { data: { city?: string } };
}

/** Handles dead letters: a city that is misspelled is corrected, anything else is left to a person. */
const mendOrder: PenstockFunction = (event) => {
  const { data } = (event.data as DeadLetter).event;
  const city = data.city === undefined ? undefined : corrections[data.city];
  return city === undefined ? { left: 'to a person' } : { resolution: 'amend', data: { ...data, city } };
};

export default mendOrder;
