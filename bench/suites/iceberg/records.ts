// Records for a topic: applied actions, as those of the demo.
import { anAction } from '../../../src/demo/iceberg/actions';
import { fillTopic as fill } from '../../../src/demo/iceberg/fill-topic';
import type { Broker } from '../../../test/support/kafka';

export const partitions = 4;

/** Fills an empty topic. The number of each record begins its `event_id`. */
export const fillTopic = ({ address }: Broker, topic: string, records: number): Promise<void> =>
  fill(address, { topic, partitions, count: records, value: (number) => JSON.stringify(anAction(number, records)) });
