// A Kafka broker for tests: whether there can be one, and its jars.

import { isOnPath } from '../../../src/demo/servers/java';
import { findKafka as find, isKafkaCached } from '../../../src/demo/servers/kafka';
import type { Shared } from './shared-servers';

/** Whether a broker can be had without asking anybody to install something. */
export const isKafkaThere = (env = process.env): boolean =>
  isOnPath('java', env) && (isKafkaCached(env) || isOnPath('mvn', env));

export const findKafka = async (env = process.env): Promise<Shared['kafka']> => ({
  jars: await find(env, (line) => console.error(line)),
});
