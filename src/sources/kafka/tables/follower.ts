import type { TopicPartition } from '../topic-partition';
import type { TableTaker } from './table-taker';

/** A table that a source is read for, and whether it is at present. */
export class Follower {
  /** It is known where it goes on. */
  hasBegun = false;
  /** It took nothing for too long: the others went on, and its partitions are read again when it has room. */
  isLeft = false;
  /** It is behind, and those who are ahead have their turn. */
  isResting = false;
  /** What it cannot begin with before a person has looked: it is asked again, and the others go on meanwhile. */
  fault: Error | undefined;

  constructor(readonly taker: TableTaker) {}

  get isInStep(): boolean {
    return this.hasBegun && !this.isLeft && !this.isResting;
  }

  get isFull(): boolean {
    return this.taker.spooler.isFull();
  }

  /** The offset that it goes on with; undefined where it has not begun with the partition. */
  positionOf({ topic, partition }: TopicPartition): number | undefined {
    return this.taker.spooler.positionOf(topic, partition);
  }

  clear(): void {
    this.hasBegun = this.isLeft = this.isResting = false;
    this.fault = undefined;
    this.taker.spooler.clear();
  }
}
