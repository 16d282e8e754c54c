// The attempts that a worker makes at the same time: slots shared by those that callers wait for and all others, of which
// the others leave some free. Whoever finds none waits: in the engine's queue, nothing is refused or lost.
import type { ActivitySlotInfo, CustomSlotSupplier, SlotPermit } from '@temporalio/worker';

/** Of one worker. Each sink's own concurrency keeps one slow target from taking them all. */
export const attemptSlots = 500;

export type SlotKind = 'sync' | 'async';

export interface SlotUse {
  total: number;
  keptForSync: number;
  /** Attempts under way. */
  sync: number;
  async: number;
}

interface Waiting {
  kind: SlotKind;
  take: () => void;
}

export class AttemptSlots {
  /** Taken by attempts, and by polls for the next ones. */
  readonly #taken = { sync: 0, async: 0 };
  readonly #used = { sync: 0, async: 0 };
  #waiting: Waiting[] = [];

  constructor(
    private readonly total: number,
    private readonly keptForSync: number,
  ) {}

  get use(): SlotUse {
    return { total: this.total, keptForSync: this.keptForSync, ...this.#used };
  }

  supplier(kind: SlotKind): CustomSlotSupplier<ActivitySlotInfo> {
    return {
      type: 'custom',
      reserveSlot: (_context, signal) => this.#reserve(kind, signal),
      tryReserveSlot: () => (this.#isFree(kind) ? this.#take(kind) : null),
      markSlotUsed: () => void (this.#used[kind] += 1),
      releaseSlot: ({ slotInfo }) => {
        if (slotInfo) this.#used[kind] -= 1;
        this.#taken[kind] -= 1;
        this.#serve();
      },
    };
  }

  #isFree(kind: SlotKind): boolean {
    const { sync, async } = this.#taken;
    return sync + async < this.total && (kind === 'sync' || async < this.total - this.keptForSync);
  }

  #take(kind: SlotKind): SlotPermit {
    this.#taken[kind] += 1;
    return {};
  }

  #reserve(kind: SlotKind, signal: AbortSignal): Promise<SlotPermit> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        // Whatever else it were rejected with, the SDK would tell as an error.
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        kind,
        take: () => {
          signal.removeEventListener('abort', leave);
          resolve(this.#take(kind));
        },
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#serve();
    });
  }

  /** Those that callers wait for first, each kind in the order they came. */
  #serve(): void {
    for (const kind of ['sync', 'async'] as const) {
      while (this.#isFree(kind)) {
        const next = this.#waiting.find((one) => one.kind === kind);
        if (!next) break;
        this.#waiting = this.#waiting.filter((one) => one !== next);
        next.take();
      }
    }
  }
}
