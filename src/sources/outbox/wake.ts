/** Lets one waiter sleep until it is woken, or a time is up. A call while nobody waits is kept for the next wait. */
export class Wake {
  #called = false;
  #wake: (() => void) | undefined;

  up(): void {
    this.#called = true;
    this.#wake?.();
  }

  async wait(atMostMs: number): Promise<void> {
    if (!this.#called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, atMostMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = undefined;
    }
    this.#called = false;
  }
}
