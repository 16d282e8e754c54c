import { inspect } from 'node:util';

const mask = '[secret]';

/** A value that cannot be printed by accident: every way of turning it into text says `[secret]`. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  /** The value itself, for the one place that sends or checks it. */
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return mask;
  }
  toJSON(): string {
    return mask;
  }
  [inspect.custom](): string {
    return mask;
  }
}

/** Secrets of a source or sink by name. */
export type Secrets = Record<string, Secret>;
