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
}

/** After the end of a group that took in until it was full, the next is worth its start for so long. */
const busyForMs = 1000;

export class Intakes {
  /** By sink, the oldest first: as long as it has room the others can come to their end. */
  readonly #open = new Map<string, Intake[]>();
  readonly #busyUntil = new Map<string, number>();

  /** None is open, of any sink. */
  get isEmpty(): boolean {
    return this.#open.size === 0;
  }

  /** Answers how to end it; `isBusy`: more would have come. */
  add(intake: Intake): (isBusy: boolean) => void {
    const key = keyOf(intake);
    this.#open.set(key, [...(this.#open.get(key) ?? []), intake]);
    return (isBusy) => {
      const others = (this.#open.get(key) ?? []).filter((one) => one !== intake);
      if (others.length > 0) this.#open.set(key, others);
      else this.#open.delete(key);
      if (isBusy) this.#busyUntil.set(key, performance.now() + busyForMs);
      else this.#busyUntil.delete(key);
    };
  }

  /** A place kept in a group that makes its attempts by these settings; undefined when there is none. */
  keepPlace(sink: SinkKey, configurationVersion: string, bytes: number): Intake | undefined {
    return this.#open
      .get(keyOf(sink))
      ?.find((intake) => intake.configurationVersion === configurationVersion && intake.keepPlace(bytes));
  }

  /** Whether a group of this sink would have more to take in. */
  isBusy(sink: SinkKey): boolean {
    return (this.#busyUntil.get(keyOf(sink)) ?? 0) > performance.now();
  }
}

const keyOf = ({ sourceId, sinkId }: SinkKey): string => `${sourceId}/${sinkId}`;
