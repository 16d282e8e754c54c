// Closed batches on their way to whoever commits them, one after the other; the next are prepared meanwhile.
import { rmSync } from 'node:fs';
import type { CommitBatch, SpooledBatch } from './batch';

/** Batches that are prepared at the same time: parts of that work wait for each other, others do not. */
const mostPreparing = 2;

export interface CommitSteps {
  /** Before `commit`, and while the batch before is prepared or committed. */
  prepare?: (batch: SpooledBatch) => Promise<void>;
  commit: CommitBatch;
  /**
   * Called when one of these has failed, with how often in a row: resolves when to try again, rejects to give up. It is to
   * end when the signal aborts: the batch is no longer wanted.
   */
  beforeRetry: (error: unknown, failures: number, batch: SpooledBatch, signal: AbortSignal) => Promise<void>;
}

interface Told {
  /** It is durable: nobody reads its files any more. */
  onDurable: (batch: SpooledBatch) => void;
  /** A batch has gone on: another may have its place. */
  onProgress: () => void;
  /** `beforeRetry` gives up. */
  onGivenUp: (error: unknown) => void;
}

export class CommitLine {
  #waiting: SpooledBatch | undefined;
  /** The end of all that is under way. */
  #committing: Promise<void> = Promise.resolve();
  #underWay = 0;
  #preparing = 0;
  #hasEnded = false;
  /** Fires when what waits for another try is no longer wanted. */
  #abandoned = new AbortController();

  constructor(
    private readonly steps: CommitSteps,
    private readonly told: Told,
  ) {}

  /** Whether there is no place for another batch. */
  get isFull(): boolean {
    return this.#waiting !== undefined;
  }

  get isEmpty(): boolean {
    return !this.#waiting && this.#underWay === 0;
  }

  /** The end of all that is under way. */
  get settled(): Promise<void> {
    return this.#committing;
  }

  /** To be called while it is not full. */
  put(batch: SpooledBatch): void {
    this.#waiting = batch;
    this.#next();
  }

  /** Forgets what is not durable; what is being committed just now may become so yet. */
  clear(): void {
    this.#abandon();
    this.#abandoned = new AbortController();
  }

  /** The same, and nothing more is begun. */
  end(): void {
    this.#hasEnded = true;
    this.#abandon();
  }

  #abandon(): void {
    if (this.#waiting) removeFiles(this.#waiting);
    this.#waiting = undefined;
    this.#abandoned.abort();
  }

  #next(): void {
    const batch = this.#waiting;
    const mostUnderWay = this.steps.prepare ? mostPreparing : 0;
    if (!batch || this.#hasEnded || this.#preparing === mostPreparing || this.#underWay > mostUnderWay) return;
    this.#waiting = undefined;
    this.#underWay += 1;
    this.#committing = this.#prepareAndCommit(batch, this.#abandoned.signal).then((isDurable) => {
      if (isDurable) this.told.onDurable(batch);
      this.#underWay -= 1;
      this.#goOn();
    });
  }

  #prepareAndCommit(batch: SpooledBatch, signal: AbortSignal): Promise<boolean> {
    const { prepare, commit } = this.steps;
    if (!prepare) return this.#untilDone(batch, signal, commit);
    this.#preparing += 1;
    const prepared = this.#untilDone(batch, signal, prepare).then(() => {
      this.#preparing -= 1;
      this.#goOn();
    });
    return Promise.all([prepared, this.#committing]).then(() => this.#untilDone(batch, signal, commit));
  }

  #goOn(): void {
    this.#next();
    this.told.onProgress();
  }

  /** Never rejects; answers false when it is no longer wanted. */
  async #untilDone(
    batch: SpooledBatch,
    signal: AbortSignal,
    work: (batch: SpooledBatch) => Promise<unknown>,
  ): Promise<boolean> {
    for (let failures = 1; !signal.aborted; failures += 1) {
      try {
        await work(batch);
        return true;
      } catch (error) {
        // Its partitions are read anew, whatever became of it.
        if (signal.aborted) break;
        await this.steps
          .beforeRetry(error, failures, batch, signal)
          .catch((reason: unknown) => signal.aborted || this.told.onGivenUp(reason));
      }
    }
    removeFiles(batch);
    return false;
  }
}

function removeFiles({ file, besideFile, originalsFile }: SpooledBatch): void {
  for (const path of [file, besideFile, originalsFile]) {
    if (path !== undefined) rmSync(path, { force: true });
  }
}
