// Which partitions are set where when somebody decides that a table goes on: pure.
import { PenstockError } from '../../model/errors';
import { offsetAt, type GoOnPlace, type TablePartition } from './partitions';

export interface StatedOffset {
  topic: string;
  partition: number;
  offset: number;
}

/** A place for all partitions that cannot go on by themselves, or offsets for those that are named. */
export type GoOnFrom = GoOnPlace | StatedOffset[];

/**
 * The offsets to set. A partition that is in step with the table is left as it is unless it is named: set back, its rows
 * would be in the table twice. Throws `badRequest` for a place that is not known, or an offset outside the log.
 */
export function planGoOn(from: GoOnFrom, partitions: TablePartition[]): StatedOffset[] {
  return typeof from === 'string' ? atPlace(from, partitions) : from.map((stated) => checkStated(stated, partitions));
}

function atPlace(place: GoOnPlace, partitions: TablePartition[]): StatedOffset[] {
  const halted = partitions.filter(({ state }) => state !== 'inStep');
  const unknown = halted.filter((one) => offsetAt(place, one) === undefined);
  if (unknown.length > 0) {
    const where = unknown.map(({ topic, partition }) => `${topic}/${partition}`).join(', ');
    const whose = place === 'table' ? "the table's snapshots have" : 'the group has';
    throw new PenstockError('badRequest', `from: ${whose} no offset of ${where}; choose another place, or offsets`);
  }
  return halted.map((one) => {
    const { topic, partition, first, end } = one;
    const offset = offsetAt(place, one) ?? first;
    return checkInLog({ topic, partition, offset }, first, end);
  });
}

function checkStated(stated: StatedOffset, partitions: TablePartition[]): StatedOffset {
  const { topic, partition } = stated;
  const found = partitions.find((one) => one.topic === topic && one.partition === partition);
  if (found) return checkInLog(stated, found.first, found.end);
  throw new PenstockError('badRequest', `from: the source has no partition ${topic}/${partition}`);
}

function checkInLog(stated: StatedOffset, first: number, end: number): StatedOffset {
  const { topic, partition, offset } = stated;
  if (offset >= first && offset <= end) return stated;
  const message = `from: ${topic}/${partition} has offsets ${first} to ${end}, and ${offset} is none of them`;
  throw new PenstockError('badRequest', message);
}
