// Before a jest run: offers the shared servers. None is started until a test asks for it.

import { shareServers } from './shared-servers';
import { postgresForRun } from './start-postgres';
import { startTemporal } from './start-temporal';
import { findTimeSkippingServer } from './find-time-skipping-server';

/** Something to end when the run is over; the last begun ends first. */
export type AtEnd = (stop: () => Promise<unknown>) => void;

export default async function setUp(): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  const atEnd: AtEnd = (stop) => stops.unshift(stop);
  (globalThis as { penstockStops?: typeof stops }).penstockStops = stops;
  await shareServers(
    {
      temporal: once(() => startTemporal(atEnd)),
      timeSkippingServer: once(findTimeSkippingServer),
      database: postgresForRun(atEnd),
    },
    atEnd,
  );
}

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
}
