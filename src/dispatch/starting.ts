import type { Bell } from '../model/bell';

/** Starts of workflows under way, `most` at the same time. */
export class Starting {
  readonly #underWay = new Set<Promise<void>>();

  /** `bell` is rung when there is room again after there was none. */
  constructor(
    private readonly most: number,
    private readonly bell: Bell,
  ) {}

  get room(): number {
    return Math.max(0, this.most - this.#underWay.size);
  }

  /** `start` does not reject. */
  add(start: Promise<void>): void {
    const begun = start.finally(() => {
      if (this.room === 0) this.bell.ring();
      this.#underWay.delete(begun);
    });
    this.#underWay.add(begun);
  }

  async ended(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}
