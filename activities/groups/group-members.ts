// Members of a group that are not begun: those it was claimed with, and those that it takes in meanwhile.
import { mostPerGroup } from '../../src/ledger/claim/plan-claim';
import type { Member } from '../../src/model/delivery';
import type { Room } from './room';

/** While no more of those it has wait to be begun, it takes of those that are due. */
const fewWaiting = 100;
/** Bytes of event data that wait in it at most, when it takes in what is accepted. */
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
  /** Some were due when too many waited already. */
  #lacksRoom = false;
  /** Kept for newcomers who are on their way. */
  #places = 0;
  /** Those who have asked for the next, and wait for one to come. */
  readonly #takers: ((member?: Member) => void)[] = [];
  readonly #whenSettled: (() => void)[] = [];
  #onBusy = (): void => undefined;

  /** `onRoom`: there was no room for those who were due, and now there is. */
  constructor(
    claimed: Member[],
    private readonly room: Room,
    private readonly onRoom: () => void = () => undefined,
  ) {
    this.ids = claimed.map(({ id }) => id);
    this.#claimed = claimed.length;
    this.#waiting = claimed.map((member) => ({ member, sinceMs: this.cameAtMs }));
    this.#bytesWaiting = claimed.reduce((sum, { event }) => sum + event.body.length, 0);
  }

  /** How many are not begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** How many have asked for the next, and wait for one to come. */
  get free(): number {
    return this.#takers.length;
  }

  /** Since when the first who is not begun waits; undefined when nobody does. */
  get waitingSinceMs(): number | undefined {
    return this.#waiting[0]?.sinceMs;
  }

  /** While it takes in, how many are not begun, should the first of them have waited so long. */
  waitingFor(ms: number): number {
    const sinceMs = this.waitingSinceMs ?? Infinity;
    return this.#isTakingIn && performance.now() - sinceMs >= ms ? this.#waiting.length : 0;
  }

  /** `listener` is told whenever nobody is free for the next to come, or that one waits; at once if somebody does. */
  onBusy(listener: () => void): void {
    this.#onBusy = listener;
    if (this.#waiting.length > 0) listener();
  }

  /** Nobody waits, nor is anybody on the way. */
  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#places === 0;
  }

  get takenIn(): string[] {
    return this.ids.slice(this.#claimed);
  }

  get isNearlyFull(): boolean {
    return this.room.isNearlyFull;
  }

  get isFull(): boolean {
    return this.room.isFull;
  }

  takeIn(isTakingIn: boolean): void {
    this.#isTakingIn = isTakingIn;
    this.#sendAway();
  }

  keepPlace(bytes: number): boolean {
    const hasRoom = this.#isTakingIn && !this.isFull && this.#bytesWaiting + bytes <= mostBytesWaiting;
    if (!hasRoom) return false;
    this.#keepPlaces(1);
    this.#bytesWaiting += bytes;
    return true;
  }

  /** How many of those due it would take now. */
  roomForDue(): number {
    this.#lacksRoom = this.#waiting.length >= fewWaiting;
    return this.#isTakingIn && !this.#lacksRoom ? Math.max(0, Math.min(mostPerGroup, this.room.left)) : 0;
  }

  keepPlacesForDue(count: number): (came: Member[]) => void {
    this.#keepPlaces(count);
    return (came) => {
      for (const member of came) {
        this.#bytesWaiting += member.event.body.length;
        this.join(member);
      }
      this.room.left += count - came.length;
      this.#leavePlaces(count - came.length);
    };
  }

  join(member: Member): void {
    this.ids.push(member.id);
    this.cameAtMs = performance.now();
    const taker = this.#takers.shift();
    if (taker) {
      this.#bytesWaiting -= member.event.body.length;
      taker(member);
    } else {
      this.#waiting.push({ member, sinceMs: this.cameAtMs });
    }
    if (this.free === 0) this.#onBusy();
    this.#leavePlaces(1);
  }

  stayAway(bytes: number): void {
    this.#bytesWaiting -= bytes;
    this.room.left += 1;
    this.#leavePlaces(1);
  }

  /** The next to begin; waits for newcomers. Undefined when nobody waits and nobody can come any more. */
  async next(): Promise<Member | undefined> {
    const first = this.#waiting.shift();
    if (first) {
      this.#bytesWaiting -= first.member.event.body.length;
      if (this.#lacksRoom && this.#waiting.length < fewWaiting) {
        this.#lacksRoom = false;
        this.onRoom();
      }
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
    if (this.#places > 0) await new Promise<void>((resolve) => this.#whenSettled.push(resolve));
  }

  get #isOver(): boolean {
    return !this.#isTakingIn && this.#places === 0;
  }

  #keepPlaces(count: number): void {
    this.#places += count;
    this.room.left -= count;
  }

  #leavePlaces(count: number): void {
    this.#places -= count;
    if (this.#places === 0) for (const settled of this.#whenSettled.splice(0)) settled();
    this.#sendAway();
  }

  #sendAway(): void {
    if (!this.#isOver) return;
    for (const taker of this.#takers.splice(0)) taker();
  }
}
