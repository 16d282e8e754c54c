// The groups that one workflow carries for several sinks: each goes its own way, and others board meanwhile.
import type { OpenGroup } from '../../src/ledger/groups/open-groups';
import type { Carriers } from '../../src/model/carriers';
import type { Intakes } from '../../src/model/intakes';
import type { GroupMembers } from './group-members';
import { handOver, type HandOver, type TakingIn } from './hand-over';
import { Room } from './room';
import { wayInto } from './take-in';

/** While nobody comes, a group takes in so long, and a carrier in which none does any more. */
const lingersMs = 250;
/** How often the groups are looked at: those to whom nobody comes end together, by one statement. */
const lookEveryMs = 125;

/** Groups under way at most, and bytes of event data that they hold, for others to board. */
const mostUnderWay = 500;
const mostBytesUnderWay = 32 * 1024 * 1024;

export interface Boarding {
  carriers: Carriers;
  id: string;
  /** Reads those of these runs, or of all, that are not closed. */
  open: (runs?: string[]) => Promise<OpenGroup[]>;
}

export class Carriage implements TakingIn {
  readonly room = new Room();
  /** When the last group has boarded. */
  cameAtMs = performance.now();
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
  #failure: { error: unknown } | undefined;
  #whenChanged = (): void => undefined;

  /** `attempt`: a group's whole way, to its end in the ledger. */
  constructor(private readonly attempt: (group: OpenGroup) => Promise<void>) {}

  get underWay(): number {
    return this.#underWay.size;
  }

  get isIdle(): boolean {
    return this.#takingIn.size === 0 && this.#places === 0;
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
    this.cameAtMs = performance.now();
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
  letBoard({ carriers, id, open }: Boarding): void {
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
    const look = setInterval(() => this.#endIdle(), lookEveryMs);
    const next = handOver(this, {
      lingersMs,
      callForNext: () => carriers.callForNext(),
      leave: () => {
        leave();
        clearInterval(look);
        for (const end of this.#takingIn.values()) end();
        this.#next = undefined;
        this.#whenChanged();
      },
    });
    this.#next = next;
  }

  /** Lets a group take in more deliveries of its sink, as long as others may board; answers how to end it. */
  takeIn(intakes: Intakes, group: OpenGroup, members: GroupMembers): () => void {
    const next = this.#next;
    if (!next) return () => undefined;
    const end = () => {
      if (!this.#takingIn.delete(members)) return;
      members.takeIn(false);
      leave();
    };
    const leave = intakes.add({
      ...wayInto(group, members),
      // Who is sent away, or found due, begins the next carrier.
      keepPlace: (bytes) => !next.sendsAway() && members.keepPlace(bytes),
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

  #endIdle(): void {
    const since = performance.now() - lingersMs;
    for (const [members, end] of this.#takingIn) if (members.isIdle && members.cameAtMs <= since) end();
  }

  #follow(work: Promise<void>): void {
    const followed = work
      .catch((error: unknown) => {
        this.#failure ??= { error };
        // Whoever makes the activity again finds what is left.
        this.#next?.end();
      })
      .then(() => {
        this.#underWay.delete(followed);
        this.#whenChanged();
      });
    this.#underWay.add(followed);
  }
}
