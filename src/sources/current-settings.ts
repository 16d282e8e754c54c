// Requests are taken by settings in memory, and answered by those of the ledger.
import { ConfigurationChanged, type ConfigurationReader, type Known } from '../ledger/configuration';
import { errorTable, PenstockError } from '../model/errors';

/** Settings that change under a request so often are not waited for. */
const mostRounds = 10;

/**
 * Does `take` by the settings in memory, and again by the ledger's when those are newer and the result would depend on
 * it: a request that was refused, or events that `accept` sent back with `ConfigurationChanged`. So a source or a sink
 * made through any process counts for the next request, at no cost for those that find nothing changed.
 */
export async function byCurrentSettings<Result>(
  reader: ConfigurationReader,
  take: (known: Known) => Promise<Result>,
): Promise<Result> {
  let known = await reader.current();
  for (let round = 1; ; round += 1) {
    try {
      return await take(known);
    } catch (error) {
      if (!dependsOnSettings(error) || round === mostRounds) throw error;
      const current = await reader.refresh();
      if (current.version === known.version) throw error;
      known = current;
    }
  }
}

/** Whether newer settings could have made it end otherwise: not when Penstock itself could not go on. */
const dependsOnSettings = (error: unknown): boolean =>
  error instanceof ConfigurationChanged || (error instanceof PenstockError && errorTable[error.code].status < 500);
