// Members of a group that are not begun: those it was claimed with, and those that it takes in meanwhile.
import type { Member } from '../src/ledger/groups/open-group';
import type { Newcomer } from '../src/model/intakes';

/** A group takes in so many at most: its result lists them. */
const mostTakenIn = 1800;
/** Bytes of event data that wait in it at most, when it takes in. */
const mostBytesWaiting = 4 * 1024 * 1024;

interface Waiting {
  member: Member;
  sinceMs: number;
}

export class GroupMembers {
  /** Of all that it has had. */
  readonly ids: string[];
  readonly takenIn: string[] = [];
  /** When somebody came last; by `performance.now()`, as all times here. */
  cameAtMs = performance.now();
  readonly #waiting: Waiting[];
  #bytesWaiting: number;
  #isTakingIn = false;
  /** Kept for newcomers who are on their way. */
  #places = 0;
  #changed = (): void => undefined;
  #change = this.#nextChange();

  constructor(claimed: Member[]) {
    this.ids = claimed.map(({ id }) => id);
    this.#waiting = claimed.map((member) => ({ member, sinceMs: this.cameAtMs }));
    this.#bytesWaiting = claimed.reduce((sum, { event }) => sum + event.body.length, 0);
  }

  /** Since when the first who is not begun waits; undefined when nobody does. */
  get waitingSinceMs(): number | undefined {
    return this.#waiting[0]?.sinceMs;
  }

  get isFull(): boolean {
    return this.takenIn.length + this.#places >= mostTakenIn;
  }

  takeIn(isTakingIn: boolean): void {
    this.#isTakingIn = isTakingIn;
    this.#changed();
  }

  keepPlace(bytes: number): boolean {
    const hasRoom = this.#isTakingIn && !this.isFull && this.#bytesWaiting + bytes <= mostBytesWaiting;
    if (!hasRoom) return false;
    this.#places += 1;
    this.#bytesWaiting += bytes;
    return true;
  }

  join({ id, event }: Newcomer): void {
    this.#places -= 1;
    this.ids.push(id);
    this.takenIn.push(id);
    this.cameAtMs = performance.now();
    this.#waiting.push({
      member: { id, attempts: 0, scheduleFrom: 0, elapsedMs: 0, event },
      sinceMs: this.cameAtMs,
    });
    this.#changed();
  }

  stayAway(bytes: number): void {
    this.#places -= 1;
    this.#bytesWaiting -= bytes;
    this.#changed();
  }

  /** The next to begin; waits for newcomers. Undefined when nobody waits and nobody can come any more. */
  async next(): Promise<Member | undefined> {
    for (;;) {
      const first = this.#waiting.shift();
      if (first) {
        this.#bytesWaiting -= first.member.event.body.length;
        return first.member;
      }
      if (!this.#isTakingIn && this.#places === 0) return undefined;
      await this.#change;
    }
  }

  /** Nobody who waits is begun any more; answers who they are. */
  turnAway(): Member[] {
    this.#bytesWaiting = 0;
    return this.#waiting.splice(0).map(({ member }) => member);
  }

  /** Resolves when nobody is on the way any more. */
  async settled(): Promise<void> {
    while (this.#places > 0) await this.#change;
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = () => {
        resolve();
        this.#change = this.#nextChange();
      };
    });
  }
}
