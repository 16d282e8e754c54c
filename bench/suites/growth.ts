// What more of everything costs: events in the ledger, sinks, time, processes.
import type { Bench } from '../support/bench';
import type { Figure, Findings } from '../support/figures';
import { postgresVersion } from '../support/postgres';
import { Tally } from '../support/tally';
import { growingLedger } from './growth/ledger';
import { moreProcesses } from './growth/processes';
import { moreSinks } from './growth/sinks';
import { soak } from './growth/soak';

export async function growth(bench: Bench): Promise<Findings> {
  const tally = new Tally();
  const figures: Figure[] = [...(await growingLedger(bench, 'PGlite', tally))];
  const hasPostgres = postgresVersion() !== undefined;
  if (hasPostgres) figures.push(...(await growingLedger(bench, 'PostgreSQL', tally)));
  figures.push(...(await moreSinks(bench, tally)), ...(await soak(bench, tally)));
  if (hasPostgres) figures.push(...(await moreProcesses(bench, tally)));
  const notes = hasPostgres ? [] : ['Without a PostgreSQL: its ledger, and several processes on one, were skipped.'];
  return { figures: [...figures, ...tally.figures()], notes };
}
