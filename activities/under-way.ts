/**
 * Work under way in this process, by what it is. Where the engine has taken the process for dead, as after it stood still
 * or the engine was away, it asks for the same again: whoever does waits for the end of what is under way.
 */
export class UnderWay {
  readonly #works = new Map<string, Promise<unknown>>();

  /** `key` says what is done: two works of one key come to the same. */
  join<T>(key: string, work: () => Promise<T>): Promise<T> {
    const joined = this.#works.get(key) as Promise<T> | undefined;
    if (joined) return joined;
    const begun = work().finally(() => this.#works.delete(key));
    this.#works.set(key, begun);
    return begun;
  }
}
