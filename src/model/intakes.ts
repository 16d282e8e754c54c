// Groups under way in this process that take in what is accepted for their sink: it is begun at once, without a claim.
import type { PenstockEvent } from './event';
import type { SinkKey } from './sink';

/** A delivery that a group takes in, with its event as it was accepted. */
export interface Newcomer {
  id: string;
  event: PenstockEvent;
}

/** What a group that takes in says of itself. */
export interface Intake extends SinkKey {
  groupId: string;
  run: string;
  /** The version of the settings that its attempts are made by. */
  configurationVersion: string;
  /** Whether there is room for one more, of so many bytes; it is kept until the newcomer joins or stays away. */
  keepPlace(bytes: number): boolean;
  join(newcomer: Newcomer): void;
  stayAway(bytes: number): void;
  /** Another takes in for the same sink from now on. */
  giveWay(): void;
}

/** Once it was called for, the next group is worth its start for so long. */
const busyForMs = 1000;

export class Intakes {
  /** By sink, the oldest first: as long as it has room the others can come to their end. */
  readonly #open = new Map<string, Intake[]>();
  readonly #busyUntil = new Map<string, number>();

  /** None is open, of any sink. */
  get isEmpty(): boolean {
    return this.#open.size === 0;
  }

  /** Answers how to end it. */
  add(intake: Intake): () => void {
    const key = keyOf(intake);
    const before = this.#open.get(key) ?? [];
    this.#open.set(key, [...before, intake]);
    this.#busyUntil.delete(key);
    for (const one of before) one.giveWay();
    return () => {
      const others = (this.#open.get(key) ?? []).filter((one) => one !== intake);
      if (others.length > 0) this.#open.set(key, others);
      else this.#open.delete(key);
    };
  }

  /** More come than the groups of this sink will take in. */
  callForNext(sink: SinkKey): void {
    this.#busyUntil.set(keyOf(sink), performance.now() + busyForMs);
  }

  /** A place kept in a group that makes its attempts by these settings; undefined when there is none. */
  keepPlace(sink: SinkKey, configurationVersion: string, bytes: number): Intake | undefined {
    return this.#open
      .get(keyOf(sink))
      ?.find((intake) => intake.configurationVersion === configurationVersion && intake.keepPlace(bytes));
  }

  /** Whether another group of this sink would have somebody to take in. */
  isBusy(sink: SinkKey): boolean {
    return (this.#busyUntil.get(keyOf(sink)) ?? 0) > performance.now();
  }
}

const keyOf = ({ sourceId, sinkId }: SinkKey): string => `${sourceId}/${sinkId}`;
