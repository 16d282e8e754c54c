// What a process counts for its /metrics, whichever of its parts it is counted in.
import { Registry } from 'prom-client';
import { tableCounters, type TableCounters } from '../tables/counters';

export interface Meters extends TableCounters {
  registry: Registry;
}

export function createMeters(): Meters {
  const registry = new Registry();
  return { registry, ...tableCounters(registry) };
}
