// Requests that wait for what becomes of a delivery, in whatever process that is.
import { outcomesChannel, type Ledger } from '../../ledger/ledger';
import { abandonDelivery, notBegunInTime } from '../../ledger/sync/abandon';
import { readStanding, takeOutcomes, type Standing } from '../../ledger/sync/outcomes';
import { Bell } from '../../model/bell';
import { PenstockError } from '../../model/errors';

/** Requests of one gateway that may wait at the same time. */
const mostWaiting = 1000;
/** Safety net: outcomes are told at once. */
const pollEveryMs = 500;

export interface Awaited {
  deliveryId: string;
  /** Whether it was accepted for this request: then nobody else waits for it, and it may be abandoned. */
  isOwn: boolean;
  waitMs: number;
  /** Aborted when the caller has gone. */
  gone: AbortSignal;
}

export class Outcomes {
  readonly #waiting = new Map<string, Set<(standing: Standing) => void>>();
  readonly #bell = new Bell();
  readonly #stopping = new AbortController();
  #count = 0;
  #stopListening: Promise<() => Promise<void>> | undefined;
  #looking: Promise<void> | undefined;

  constructor(private readonly ledger: Pick<Ledger, 'db' | 'listen'>) {}

  /** Throws `overloaded` when too many wait already: asked before anything is accepted. */
  refuseWhenFull(): void {
    if (this.#count < mostWaiting && !this.#stopping.signal.aborted) return;
    throw new PenstockError('overloaded', `${this.#count} requests wait for outcomes; send again shortly`);
  }

  /**
   * Answers the outcome, or how the delivery stands when the time is up or this process stops; undefined when the caller
   * has gone. What was never begun by then is abandoned.
   */
  async wait({ deliveryId, isOwn, waitMs, gone }: Awaited): Promise<Standing | undefined> {
    const { db } = this.ledger;
    this.#count += 1;
    try {
      const outcome = await this.#outcomeOf(deliveryId, waitMs, gone);
      if (outcome) return outcome;
      if (isOwn) await abandonDelivery(db, deliveryId, gone.aborted ? 'the caller has gone' : notBegunInTime);
      if (gone.aborted) return undefined;
      const [ended] = await takeOutcomes(db, [deliveryId]);
      return ended ?? (await readStanding(db, deliveryId));
    } finally {
      this.#count -= 1;
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#bell.ring();
    await this.#looking;
    await (
      await this.#stopListening
    )?.();
  }

  #outcomeOf(deliveryId: string, waitMs: number, gone: AbortSignal): Promise<Standing | undefined> {
    const ends = AbortSignal.any([gone, this.#stopping.signal]);
    return new Promise((resolve) => {
      const callers = this.#waiting.get(deliveryId) ?? new Set();
      this.#waiting.set(deliveryId, callers);
      const end = (standing?: Standing) => {
        clearTimeout(timer);
        ends.removeEventListener('abort', giveUp);
        callers.delete(end);
        if (callers.size === 0) this.#waiting.delete(deliveryId);
        resolve(standing);
      };
      const giveUp = () => end();
      const timer = setTimeout(giveUp, waitMs);
      callers.add(end);
      if (ends.aborted) return end();
      ends.addEventListener('abort', giveUp);
      this.#bell.ring();
      this.#looking ??= this.#look();
    });
  }

  /** One question for all that wait; over when nobody does. */
  async #look(): Promise<void> {
    this.#stopListening ??= this.ledger
      .listen(outcomesChannel, () => this.#bell.ring())
      // It goes on by looking now and then.
      .catch(() => () => Promise.resolve());
    while (this.#waiting.size > 0) {
      await this.#bell.wait(pollEveryMs);
      const ids = [...this.#waiting.keys()];
      // While the ledger is away nobody hears anything; it is asked again.
      const ended = ids.length === 0 ? [] : await takeOutcomes(this.ledger.db, ids).catch(() => []);
      for (const standing of ended) for (const end of this.#waiting.get(standing.id) ?? []) end(standing);
    }
    this.#looking = undefined;
  }
}
