// What a process counts for its /metrics, whichever of its parts it is counted in.
import { Registry } from 'prom-client';
import { tableCounters, type CountTable } from '../tables/counters';

export interface Meters {
  registry: Registry;
  countTable: CountTable;
}

export function createMeters(): Meters {
  const registry = new Registry();
  return { registry, countTable: tableCounters(registry) };
}
