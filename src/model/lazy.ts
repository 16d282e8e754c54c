// What is made once, when it is first asked for, and made anew after that has failed.

export interface Lazy<T> {
  /** All who ask while it is being made get the same; whoever asks after a failure has it tried again. */
  get: () => Promise<T>;
  /** Undefined when nobody has asked for it, or it could not be made. */
  ifMade: () => Promise<T | undefined>;
}

export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined;
  return {
    get: () =>
      (made ??= make().catch((error: unknown) => {
        made = undefined;
        throw error;
      })),
    ifMade: async () => made?.catch(() => undefined),
  };
}
