// Workflows of this process that carry groups of several sinks: what is due of a further sink boards one of them.
import type { Group } from './delivery';

/** What a carrier that groups may board says of itself. */
export interface OpenCarrier {
  id: string;
  /** Whether more may board. */
  hasRoom(): boolean;
  /**
   * Keeps a place for the groups of one claim; the answer is to be called once, with those who came. `unknown`: the claim
   * failed, and some may have come all the same.
   */
  keepPlace(): (came: Group[] | 'unknown') => void;
  /** Others may board another from now on. */
  giveWay(): void;
}

/** Once it was called for, the next carrier is worth its start for so long. */
const calledForMs = 1000;
/** How long one that was started may take to let others board, before another is started. */
const beginsWithinMs = 250;

export class Carriers {
  /** The oldest first: as long as it has room the others can come to their end. */
  #open: OpenCarrier[] = [];
  #calledUntil = 0;
  #beginsUntil = 0;

  /** `onOpen`: there is one to board. */
  constructor(private readonly onOpen: () => void) {}

  /** Answers how to end it. */
  add(carrier: OpenCarrier): () => void {
    const before = this.#open;
    this.#open = [...before, carrier];
    this.#calledUntil = this.#beginsUntil = 0;
    for (const one of before) one.giveWay();
    this.onOpen();
    return () => {
      this.#open = this.#open.filter((one) => one !== carrier);
    };
  }

  /** One that may be boarded. */
  get open(): OpenCarrier | undefined {
    return this.#open.find((carrier) => carrier.hasRoom());
  }

  /** More come than one will carry: who is sent away begins another, unless there is one. */
  callForNext(): void {
    if (this.#open.length <= 1) this.#calledUntil = performance.now() + calledForMs;
  }

  get isCalledFor(): boolean {
    return this.#calledUntil > performance.now();
  }

  /** One was claimed, and is being started. */
  nextBegins(): void {
    this.#calledUntil = 0;
    this.#beginsUntil = performance.now() + beginsWithinMs;
  }

  /** It will soon be there to be boarded. */
  get isBeginning(): boolean {
    return this.#beginsUntil > performance.now();
  }
}
