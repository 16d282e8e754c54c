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
  /** It is known where to read: until then nothing is, and what waits is known nevertheless. */
  isBegun = false;
  /** Offset that the next record will get which is made, as far as is known. */
  end: number;
  /** Offset up to before which tables have the records for good; undefined where there are none. */
  #durable: number | undefined;
  #seenAtMs: number | undefined;
  /** Since when records are known to wait, in ms since 1970: they are as old, at least. */
  #waitingSinceMs: number | undefined;
  #failures = 0;
  #waitsFor: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor({ topic, partition }: TopicPartition, position: number, end: number) {
    this.topic = topic;
    this.partition = partition;
    this.position = this.end = position;
    this.endsAt(end);
  }

  beginAt(position: number): void {
    this.isBegun = true;
    this.advanceTo(position);
  }

  /** Records up to before this offset are taken in. */
  advanceTo(position: number): void {
    this.position = position;
    this.endsAt(this.end);
    this.#failures = 0;
    this.#waitsFor = undefined;
  }

  /** The next record that is made gets this offset, unless it is known to get a later one. */
  endsAt(end: number): void {
    this.end = Math.max(this.position, end);
    this.#waitingSinceMs = this.end > this.position ? (this.#waitingSinceMs ?? Date.now()) : undefined;
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
    const sinceMs = this.#seenAtMs ?? this.#waitingSinceMs;
    const age = sinceMs === undefined ? undefined : Math.max(0, (nowMs - sinceMs) / 1000);
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
