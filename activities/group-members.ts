// Members of a group that are not begun: those it was claimed with, and those that it takes in meanwhile.
import type { Member } from '../src/ledger/groups/open-group';
import type { Newcomer } from '../src/model/intakes';

/** A group takes in so many at most: its result lists them. */
const mostTakenIn = 2800;
/** Of these, what may still come while the next group is being begun. */
const roomForLast = 400;
/** Bytes of event data that wait in it at most, when it takes in. */
const mostBytesWaiting = 4 * 1024 * 1024;

interface Waiting {
  member: Member;
  sinceMs: number;
}

export class GroupMembers {
  /** Of all that it has had: those it was claimed with first. */
  readonly ids: string[];
  readonly #claimed: number;
  /** When somebody came last; by `performance.now()`, as all times here. */
  cameAtMs = performance.now();
  readonly #waiting: Waiting[];
  #bytesWaiting: number;
  #isTakingIn = false;
  /** Kept for newcomers who are on their way. */
  #places = 0;
  /** Those who have asked for the next, and wait for one to come. */
  readonly #takers: ((member?: Member) => void)[] = [];
  #whenSettled = (): void => undefined;

  constructor(claimed: Member[]) {
    this.ids = claimed.map(({ id }) => id);
    this.#claimed = claimed.length;
    this.#waiting = claimed.map((member) => ({ member, sinceMs: this.cameAtMs }));
    this.#bytesWaiting = claimed.reduce((sum, { event }) => sum + event.body.length, 0);
  }

  /** Since when the first who is not begun waits; undefined when nobody does. */
  get waitingSinceMs(): number | undefined {
    return this.#waiting[0]?.sinceMs;
  }

  /** Nobody waits, nor is anybody on the way. */
  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#places === 0;
  }

  get takenIn(): string[] {
    return this.ids.slice(this.#claimed);
  }

  get isNearlyFull(): boolean {
    return this.#room <= roomForLast;
  }

  get isFull(): boolean {
    return this.#room <= 0;
  }

  takeIn(isTakingIn: boolean): void {
    this.#isTakingIn = isTakingIn;
    this.#sendAway();
  }

  keepPlace(bytes: number): boolean {
    const hasRoom = this.#isTakingIn && !this.isFull && this.#bytesWaiting + bytes <= mostBytesWaiting;
    if (!hasRoom) return false;
    this.#places += 1;
    this.#bytesWaiting += bytes;
    return true;
  }

  join({ id, event }: Newcomer): void {
    this.ids.push(id);
    this.cameAtMs = performance.now();
    const member = { id, attempts: 0, scheduleFrom: 0, elapsedMs: 0, event };
    const taker = this.#takers.shift();
    if (taker) {
      this.#bytesWaiting -= event.body.length;
      taker(member);
    } else {
      this.#waiting.push({ member, sinceMs: this.cameAtMs });
    }
    this.#leavePlace();
  }

  stayAway(bytes: number): void {
    this.#bytesWaiting -= bytes;
    this.#leavePlace();
  }

  /** The next to begin; waits for newcomers. Undefined when nobody waits and nobody can come any more. */
  async next(): Promise<Member | undefined> {
    const first = this.#waiting.shift();
    if (first) {
      this.#bytesWaiting -= first.member.event.body.length;
      return first.member;
    }
    if (this.#isOver) return undefined;
    return new Promise((resolve) => this.#takers.push(resolve));
  }

  /** Nobody who waits is begun any more; answers who they are. */
  turnAway(): Member[] {
    this.#bytesWaiting = 0;
    return this.#waiting.splice(0).map(({ member }) => member);
  }

  /** Resolves when nobody is on the way any more. */
  async settled(): Promise<void> {
    if (this.#places > 0) await new Promise<void>((resolve) => (this.#whenSettled = resolve));
  }

  get #room(): number {
    return mostTakenIn - (this.ids.length - this.#claimed) - this.#places;
  }

  get #isOver(): boolean {
    return !this.#isTakingIn && this.#places === 0;
  }

  #leavePlace(): void {
    this.#places -= 1;
    if (this.#places === 0) this.#whenSettled();
    this.#sendAway();
  }

  #sendAway(): void {
    if (!this.#isOver) return;
    for (const taker of this.#takers.splice(0)) taker();
  }
}
