// One assigned partition: how far it is taken in, and why it waits when it does.
import { backoffMs } from '../../../model/backoff';
import type { PartitionStatus } from '../status';
import type { TopicPartition } from '../topic-partition';

const waits = { firstMs: 250, mostMs: 15_000 };

export class PartitionFlow {
  readonly topic: string;
  readonly partition: number;
  /** Offset of the next record to take in. */
  position: number;
  /** Offset that the next record will get which is made, as far as is known. */
  end: number;
  /** Offset up to before which tables have the records for good; undefined where there are none. */
  #durable: number | undefined;
  #seenAtMs: number | undefined;
  #failures = 0;
  #waitsFor: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor({ topic, partition }: TopicPartition, position: number, end: number) {
    this.topic = topic;
    this.partition = partition;
    this.position = position;
    this.end = end;
  }

  /** Records up to before this offset are taken in. */
  advanceTo(position: number): void {
    this.position = position;
    this.end = Math.max(this.end, position);
    this.#failures = 0;
    this.#waitsFor = undefined;
  }

  isDurable(position: number): void {
    this.#durable = position;
  }

  /** A record with this time of its own is about to be taken in. */
  sees(timestampMs: number): void {
    this.#seenAtMs = timestampMs;
  }

  /** Waits, longer each time in a row, and calls `resume` then. */
  waitFor(reason: string, resume: () => void): void {
    this.#failures += 1;
    this.#waitsFor = reason;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(resume, backoffMs(this.#failures, waits));
  }

  /** The partition is no longer ours, or its consumer ends. */
  close(): void {
    clearTimeout(this.#timer);
  }

  status(nowMs = Date.now()): PartitionStatus {
    const lagRecords = Math.max(0, this.end - (this.#durable ?? this.position));
    const age = this.#seenAtMs === undefined ? undefined : Math.max(0, (nowMs - this.#seenAtMs) / 1000);
    const lagSeconds = lagRecords === 0 ? 0 : age;
    return {
      topic: this.topic,
      partition: this.partition,
      position: this.position,
      end: this.end,
      lagRecords,
      ...(lagSeconds !== undefined && { lagSeconds }),
      ...(this.#waitsFor !== undefined && { waitsFor: this.#waitsFor }),
    };
  }
}
