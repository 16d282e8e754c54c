// The groups that one workflow carries for several sinks: each goes its own way, and others board meanwhile.
import type { OpenGroup } from '../src/ledger/groups/open-groups';
import type { Carriers } from '../src/model/carriers';
import type { Intakes } from '../src/model/intakes';
import type { GroupMembers } from './group-members';
import { handOver, type TakingIn } from './hand-over';
import { Room } from './room';

/** While nobody comes, a group takes in so long, and a carrier in which none does any more. */
const lingersMs = 250;
/** How often the groups are looked at: those to whom nobody comes end together, by one statement. */
const lookEveryMs = 125;

export class Carriage implements TakingIn {
  readonly room = new Room();
  /** When the last group has boarded. */
  cameAtMs = performance.now();
  readonly #underWay = new Set<Promise<void>>();
  /** With how to end it. */
  readonly #takingIn = new Map<GroupMembers, () => void>();
  /** Kept for groups that are being claimed, or read. */
  #places = 0;
  #isBoarding = false;
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

  carry(groups: OpenGroup[]): void {
    this.cameAtMs = performance.now();
    for (const group of groups) this.#follow(this.attempt(group));
  }

  /** Others board until nobody comes, or the next carrier takes over. `open` reads them by their runs. */
  letBoard(carriers: Carriers, id: string, open: (runs: string[]) => Promise<OpenGroup[]>): void {
    const board = async (runs: string[]) => {
      try {
        if (runs.length > 0) this.carry(await open(runs));
      } finally {
        this.#places -= 1;
      }
    };
    const leave = carriers.add({
      id,
      hasRoom: () => {
        if (this.isFull) next.endFull();
        return this.#isBoarding && !next.sendsAway();
      },
      keepPlace: () => {
        this.#places += 1;
        return (groups) => {
          const members = groups.reduce((sum, { deliveryIds }) => sum + deliveryIds.length, 0);
          this.room.left -= members;
          this.#follow(board(groups.map(({ run }) => run)));
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
        this.#isBoarding = false;
        this.#whenChanged();
      },
    });
    this.#isBoarding = true;
  }

  /** Lets a group take in more deliveries of its sink, as long as others may board; answers how to end it. */
  takeIn(intakes: Intakes, group: OpenGroup, members: GroupMembers): () => void {
    if (!this.#isBoarding) return () => undefined;
    const { id: groupId, run, sourceId, sinkId, configurationVersion } = group;
    const end = () => {
      if (!this.#takingIn.delete(members)) return;
      members.takeIn(false);
      leave();
    };
    const leave = intakes.add({
      ...{ sourceId, sinkId, groupId, run, configurationVersion },
      keepPlace: (bytes) => members.keepPlace(bytes),
      roomForDue: () => members.roomForDue(),
      keepPlacesForDue: (count) => members.keepPlacesForDue(count),
      giveWay: end,
      join: (newcomer) => members.join(newcomer),
      stayAway: (bytes) => members.stayAway(bytes),
    });
    this.#takingIn.set(members, end);
    members.takeIn(true);
    return end;
  }

  /** Every group is at its end, and none can board any more. Throws what one of them threw. */
  async arrived(): Promise<void> {
    while (this.#isBoarding || this.#places > 0 || this.#underWay.size > 0) {
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
      .catch((error: unknown) => (this.#failure ??= { error }))
      .then(() => {
        this.#underWay.delete(followed);
        this.#whenChanged();
      });
    this.#underWay.add(followed);
  }
}
