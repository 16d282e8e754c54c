/** A workflow takes in so many at most: its result lists them. */
export const mostTakenIn = 8000;
/** Of these, what may still come while the next one is being begun. */
export const roomForLast = 1000;

/** Room for more in one workflow, which its groups share. */
export class Room {
  left = mostTakenIn;

  get isNearlyFull(): boolean {
    return this.left <= roomForLast;
  }

  get isFull(): boolean {
    return this.left <= 0;
  }
}
