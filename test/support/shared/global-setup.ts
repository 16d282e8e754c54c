// Before a jest run: offers the shared servers. None is started until a test asks for it.

import { findServer } from '../../../src/engine/embedded-server/find-server';
import { findKafka, isKafkaThere } from './find-kafka';
import { findTimeSkippingServer } from './find-time-skipping-server';
import { pyiceberg, startFileCatalog, startS3Catalog } from './iceberg-servers';
import { makeLedgers } from './ledgers';
import { startNessie } from './nessie';
import { shareServers } from './shared-servers';
import { postgresForRun } from './start-postgres';
import { startTemporal } from './start-temporal';

/** Names something to do when the run is over; what was named last is done first. */
export type AtEnd = (stop: () => Promise<unknown>) => void;

export default async function setUp(): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  const atEnd: AtEnd = (stop) => stops.unshift(stop);
  // Fetched now and not when a test asks: the first time on a machine that takes longer than a test may.
  const executable = findServer((line) => console.error(line));
  const timeSkipping = findTimeSkippingServer();
  const kafka = isKafkaThere() ? findKafka() : Promise.reject(new Error('no Kafka broker: install Maven and Java 17'));
  await Promise.allSettled([executable, timeSkipping, kafka]);
  const s3Catalog = once(() => startS3Catalog(atEnd));
  const close = await shareServers({
    temporal: once(async () => startTemporal(await executable, atEnd)),
    timeSkippingServer: () => timeSkipping,
    database: postgresForRun(atEnd),
    kafka: () => kafka,
    fileCatalog: once(() => startFileCatalog(atEnd)),
    s3Catalog,
    nessie: once(async () => startNessie(await s3Catalog(), atEnd)),
    pyiceberg: once(pyiceberg),
    ledgers: once(() => makeLedgers(atEnd)),
  });
  (globalThis as WithEnd).endOfRun = async () => {
    await close();
    for (const stop of stops) await stop();
  };
}

/** How the teardown learns what the setup has begun. */
export type WithEnd = { endOfRun?: () => Promise<void> };

function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => (started ??= start());
}
