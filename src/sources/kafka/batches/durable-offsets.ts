// How far all takers of a source have durably taken a partition: the group's offset may be the lowest of them.
import { keyOf } from '../topic-partition';
import type { OffsetRange } from './batch';

export class DurableOffsets {
  readonly #byPartition = new Map<string, Map<string, number>>();

  /** `takers`: such as `events`, and one for each table. */
  constructor(private readonly takers: string[]) {}

  /** Where all takers of a partition begin. */
  assign(topic: string, partition: number, position: number): void {
    this.#byPartition.set(keyOf({ topic, partition }), new Map(this.takers.map((taker) => [taker, position])));
  }

  clear(): void {
    this.#byPartition.clear();
  }

  /** A taker goes on at this position, be it before where all of them are said to begin. */
  begin(taker: string, topic: string, partition: number, position: number): void {
    this.#byPartition.get(keyOf({ topic, partition }))?.set(taker, position);
  }

  /** A taker has all before `to`. What is told of a partition that is no longer assigned changes nothing. */
  note(taker: string, { topic, partition, to }: Omit<OffsetRange, 'from'>): void {
    const offsets = this.#byPartition.get(keyOf({ topic, partition }));
    const known = offsets?.get(taker);
    if (offsets && known !== undefined && to > known) offsets.set(taker, to);
  }

  /** What one taker has; undefined when the partition is not assigned. */
  of(taker: string, topic: string, partition: number): number | undefined {
    return this.#byPartition.get(keyOf({ topic, partition }))?.get(taker);
  }

  /** Undefined when the partition is not assigned. */
  lowest(topic: string, partition: number): number | undefined {
    const offsets = this.#byPartition.get(keyOf({ topic, partition }));
    return offsets && Math.min(...offsets.values());
  }
}
