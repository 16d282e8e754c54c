export interface Backoff {
  firstMs: number;
  mostMs: number;
}

/**
 * How long to wait after so many failures in a row, from 1: twice as long each time. A fifth more or less, so that those
 * who failed together do not come back together.
 */
export const backoffMs = (failures: number, { firstMs, mostMs }: Backoff): number =>
  Math.min(firstMs * 2 ** (failures - 1), mostMs) * (0.8 + Math.random() * 0.4);
