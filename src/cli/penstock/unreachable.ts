/** There was no answer from Penstock, or none that is Penstock's. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
