// Groups under way in this process that take in more deliveries of their sink, none of which costs a workflow: what is
// accepted here is begun at once, and what a claim finds due joins them.
import { Carriers } from './carriers';
import type { Member } from './delivery';
import type { SinkKey } from './sink';

/** What a group that takes in says of itself. */
export interface Intake extends SinkKey {
  groupId: string;
  run: string;
  /** The version of the settings that its attempts are made by. */
  configurationVersion: string;
  /** Whether there is room for one more, of so many bytes; it is kept until the newcomer joins or stays away. */
  keepPlace(bytes: number): boolean;
  join(newcomer: Member): void;
  stayAway(bytes: number): void;
  /** How many of those that are due it would take now; `onRoom` is told later when there is no room. */
  roomForDue(): number;
  /** Keeps places for so many of those; the answer is to be called once, with those who came. */
  keepPlacesForDue(count: number): (came: Member[]) => void;
  /** Another takes in for the same sink from now on. */
  giveWay(): void;
}

/** Once it was called for, the next group is worth its start for so long. */
const calledForMs = 1000;

export class Intakes {
  /** Those that carry groups of several sinks. */
  readonly carriers = new Carriers(() => this.tellOfRoom());
  /** By sink, the oldest first: as long as it has room the others can come to their end. */
  readonly #open = new Map<string, Intake[]>();
  readonly #calledUntil = new Map<string, number>();
  #onRoom = (): void => undefined;

  /** None is open, of any sink. */
  get isEmpty(): boolean {
    return this.#open.size === 0;
  }

  /** Answers how to end it. */
  add(intake: Intake): () => void {
    const before = this.#of(intake);
    const key = keyOf(intake);
    this.#open.set(key, [...before, intake]);
    this.nextBegins(intake);
    for (const one of before) one.giveWay();
    return () => {
      const others = this.#of(intake).filter((one) => one !== intake);
      if (others.length > 0) this.#open.set(key, others);
      else this.#open.delete(key);
    };
  }

  /** A place kept in a group that makes its attempts by these settings; undefined when there is none. */
  keepPlace(sink: SinkKey, configurationVersion: string, bytes: number): Intake | undefined {
    return this.#of(sink).find(
      (intake) => intake.configurationVersion === configurationVersion && intake.keepPlace(bytes),
    );
  }

  /**
   * A group that would take some of those due, with how many; undefined when there is none. The version is the ledger's: a
   * group of another one would wait for nobody any more, with permits that the sink may need.
   */
  forDue(sink: SinkKey, configurationVersion: string): { intake: Intake; room: number } | undefined {
    for (const intake of this.#of(sink)) {
      if (intake.configurationVersion !== configurationVersion) {
        intake.giveWay();
        continue;
      }
      const room = intake.roomForDue();
      if (room > 0) return { intake, room };
    }
    return undefined;
  }

  /** More come than this group will take in: who is sent away, or found due, begins another, unless there is one. */
  callForNext(sink: SinkKey): void {
    if (this.#of(sink).length <= 1) this.#calledUntil.set(keyOf(sink), performance.now() + calledForMs);
  }

  /** The one that was called for. */
  nextBegins(sink: SinkKey): void {
    this.#calledUntil.delete(keyOf(sink));
  }

  /** Whether another group of this sink is called for. */
  isCalledFor(sink: SinkKey): boolean {
    return (this.#calledUntil.get(keyOf(sink)) ?? 0) > performance.now();
  }

  /** `heard`: when a group that had no room for what was due has some again. */
  onRoom(heard: () => void): void {
    this.#onRoom = heard;
  }

  tellOfRoom(): void {
    this.#onRoom();
  }

  #of(sink: SinkKey): Intake[] {
    return this.#open.get(keyOf(sink)) ?? [];
  }
}

const keyOf = ({ sourceId, sinkId }: SinkKey): string => `${sourceId}/${sinkId}`;
