// The groups that one workflow carries for several sinks: each goes its own way, and others board meanwhile.
import type { OpenGroup } from '../../src/ledger/groups/open-groups';
import type { Carriers } from '../../src/model/carriers';
import type { Intakes } from '../../src/model/intakes';
import type { GroupMembers } from './group-members';
import { handOver, type HandOver, type TakingIn } from './hand-over';
import { Room } from './room';
import { wayInto } from './take-in';

/** While nobody comes to any of its groups, and none boards, it goes on so long. */
const lingersMs = 250;
/** Meanwhile a group to which nobody comes takes in so long: the next delivery of its sink needs no claim. */
const groupLingersMs = 20_000;
/** How often the groups are looked at: those that end do so together, by one statement. */
const lookEveryMs = 125;
/** When the next takes over, they end in so many looks: their sinks do not all need the ledger at the same time. */
const looksToTheEnd = 16;

/** Groups under way at most, and bytes of event data that they hold, for others to board. */
const mostUnderWay = 2000;
const mostBytesUnderWay = 32 * 1024 * 1024;

export interface Boarding {
  carriers: Carriers;
  id: string;
  /** Reads those of these runs, or of all, that are not closed. */
  open: (runs?: string[]) => Promise<OpenGroup[]>;
  /** The worker begins nothing more. */
  isStopping: () => boolean;
}

export class Carriage implements TakingIn {
  readonly room = new Room();
  #boardedAtMs = performance.now();
  /** The runs of all groups that it has had. */
  readonly #runs = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  #bytesUnderWay = 0;
  /** With how to end it. */
  readonly #takingIn = new Map<GroupMembers, () => void>();
  /** Kept for groups that are being claimed, or read. */
  #places = 0;
  /** Undefined when no other can board. */
  #next: HandOver | undefined;
  /** When none can board any more: how many groups end at each look. */
  #endEach = 0;
  #failure: { error: unknown } | undefined;
  #whenChanged = (): void => undefined;

  /** `attempt`: a group's whole way, to its end in the ledger. */
  constructor(private readonly attempt: (group: OpenGroup) => Promise<void>) {}

  get underWay(): number {
    return this.#underWay.size;
  }

  get isIdle(): boolean {
    return this.#places === 0 && [...this.#takingIn.keys()].every(({ isIdle }) => isIdle);
  }

  get cameAtMs(): number {
    return Math.max(this.#boardedAtMs, ...[...this.#takingIn.keys()].map(({ cameAtMs }) => cameAtMs));
  }

  get isNearlyFull(): boolean {
    return this.room.isNearlyFull;
  }

  get isFull(): boolean {
    return this.room.isFull;
  }

  /** Answers how many of these it did not have before. */
  carry(groups: OpenGroup[]): number {
    const newcomers = groups.filter(({ run }) => !this.#runs.has(run));
    for (const group of newcomers) {
      this.#runs.add(group.run);
      this.#follow(this.#carryOne(group));
    }
    this.#boardedAtMs = performance.now();
    return newcomers.length;
  }

  async #carryOne(group: OpenGroup): Promise<void> {
    const bytes = group.members.reduce((sum, { event }) => sum + event.body.length, 0);
    this.#bytesUnderWay += bytes;
    try {
      await this.attempt(group);
    } finally {
      this.#bytesUnderWay -= bytes;
    }
  }

  /** Others board until nobody comes, or the next carrier takes over. */
  letBoard({ carriers, id, open, isStopping }: Boarding): void {
    const board = async (runs?: string[]) => {
      try {
        if (runs?.length !== 0) this.carry(await open(runs));
      } finally {
        this.#places -= 1;
      }
    };
    const leave = carriers.add({
      id,
      hasRoom: () => {
        if (this.isFull) next.endFull();
        const isBusy = this.underWay >= mostUnderWay || this.#bytesUnderWay >= mostBytesUnderWay;
        return this.#next !== undefined && !isBusy && !next.sendsAway();
      },
      keepPlace: () => {
        this.#places += 1;
        return (came) => {
          if (came === 'unknown') return this.#follow(board());
          this.room.left -= came.reduce((sum, { deliveryIds }) => sum + deliveryIds.length, 0);
          this.#follow(board(came.map(({ run }) => run)));
        };
      },
      giveWay: () => next.giveWay(),
    });
    const next = handOver(this, {
      lingersMs,
      callForNext: () => carriers.callForNext(),
      leave: () => {
        leave();
        this.#next = undefined;
        this.#endEach = Math.ceil(this.#takingIn.size / (this.isIdle ? 1 : looksToTheEnd));
        this.#endSome();
        this.#whenChanged();
      },
    });
    this.#next = next;
    const looking = setInterval(() => {
      if (isStopping()) this.#endAll();
      this.#endSome();
      if (this.#next === undefined && this.#takingIn.size === 0) clearInterval(looking);
    }, lookEveryMs);
  }

  /** Lets a group that boards while others may take in more deliveries of its sink; answers how to end it. */
  takeIn(intakes: Intakes, group: OpenGroup, members: GroupMembers): () => void {
    if (!this.#next) return () => undefined;
    const end = () => {
      if (!this.#takingIn.delete(members)) return;
      members.takeIn(false);
      leave();
    };
    const leave = intakes.add({
      ...wayInto(group, members),
      // Who is sent away, or found due, begins the next carrier.
      keepPlace: (bytes) => !this.#next?.sendsAway() && members.keepPlace(bytes),
      roomForDue: () => (intakes.carriers.isCalledFor ? 0 : members.roomForDue()),
      giveWay: end,
    });
    this.#takingIn.set(members, end);
    members.takeIn(true);
    return end;
  }

  /** Every group is at its end, and none can board any more. Throws what one of them threw. */
  async arrived(): Promise<void> {
    while (this.#next !== undefined || this.#places > 0 || this.#underWay.size > 0) {
      await new Promise<void>((resolve) => (this.#whenChanged = resolve));
    }
    if (this.#failure) throw this.#failure.error;
  }

  #endSome(): void {
    const since = performance.now() - groupLingersMs;
    let left = this.#endEach;
    for (const [members, end] of this.#takingIn) {
      if (left-- > 0 || (members.isIdle && members.cameAtMs <= since)) end();
    }
  }

  #endAll(): void {
    this.#next?.end();
    for (const end of this.#takingIn.values()) end();
  }

  #follow(work: Promise<void>): void {
    const followed = work
      .catch((error: unknown) => {
        this.#failure ??= { error };
        // Whoever makes the activity again finds what is left.
        this.#endAll();
      })
      .then(() => {
        this.#underWay.delete(followed);
        this.#whenChanged();
      });
    this.#underWay.add(followed);
  }
}
