import { PenstockError } from '../../model/errors';

/** Most bytes of bodies in memory, of all requests under way together. */
const mostHeldBytes = 256 * 1024 * 1024;

/** Counts the bodies of requests under way, by what has come in: what a caller only announces takes nothing. */
export class HeldBodies {
  #bytes = 0;
  constructor(private readonly mostBytes = mostHeldBytes) {}

  /** `overloaded` when so many bytes more would be too many. */
  refusal(bytes: number): PenstockError | undefined {
    if (this.#bytes + bytes <= this.mostBytes) return undefined;
    const held = `the bodies of requests under way are ${this.#bytes} bytes together`;
    return new PenstockError('overloaded', `${held}; send again shortly`);
  }

  add(bytes: number): void {
    this.#bytes += bytes;
  }

  remove(bytes: number): void {
    this.#bytes -= bytes;
  }
}
