// The consumers of all sources of type kafka, started, restarted and stopped as the configuration says.
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ConfigurationReader, ConfiguredSource } from '../../ledger/configuration';
import type { Database } from '../../ledger/ledger';
import { startChore } from '../../model/chore';
import type { Sink } from '../../model/sink';
import type { KafkaSource } from '../../model/source';
import { recordTable } from '../../sinks/iceberg/takes-records';
import type { Accept } from '../accept';
import { keepConsuming, type Consuming } from './consumer/keep-consuming';
import { usualTiming, type OpenTables, type Timing } from './consumer/start-consumer';
import type { KafkaStatus } from './status';
import { startTables, type SourceWithTables, type TablesDependencies } from './tables/tables-of-source';
import { createTakeRecords } from './take-records';

const lookEveryMs = 2000;
/** At the end of the program: together with what else there is to stop, it takes less than 90 s. */
const flushWithinMs = 50_000;
/** When settings change: what is not appended by then is read again at once. */
const flushBrieflyMs = 5000;

export interface KafkaDependencies {
  db: Database;
  configuration: ConfigurationReader;
  accept: Accept;
  tables: TablesDependencies;
  log: Logger;
  timing?: Timing;
  /** How long the end of the program waits for tables. */
  flushWithinMs?: number;
}

export interface KafkaSources {
  /** Undefined for a source that has no consumer in this process. */
  statusOf(sourceId: string): KafkaStatus | undefined;
  /** By source id. */
  statuses(): Map<string, KafkaStatus>;
  stop(): Promise<void>;
}

interface Followed {
  /** Changes when the consumer has to start again. */
  version: string;
  consuming: Consuming;
}

/** Any number of processes may do this: they share the partitions through the group. */
export function startKafkaSources(dependencies: KafkaDependencies): KafkaSources {
  const { db, configuration, log, timing = usualTiming } = dependencies;
  const take = createTakeRecords(dependencies);
  const followed = new Map<string, Followed>();

  const follow = async (stopping: AbortSignal) => {
    const wanted = kafkaSources((await configuration.refresh()).configuration.values());
    const outdated = [...followed].filter(([id, { version }]) => versionOf(wanted.get(id)) !== version);
    // The old consumer leaves before the new one comes: two of one process would share the partitions.
    await Promise.all(
      outdated.map(async ([id, { consuming }]) => {
        await consuming.stop(flushBrieflyMs);
        followed.delete(id);
      }),
    );
    if (stopping.aborted) return;
    for (const [id, configured] of wanted) {
      if (followed.has(id)) continue;
      const { source, secrets } = configured;
      const version = versionOf(configured) ?? '';
      const isCurrent = async () =>
        versionOf(kafkaSources((await configuration.refresh()).configuration.values()).get(id)) === version;
      const tables = tablesOf(dependencies.tables, configured, isCurrent);
      const consuming = keepConsuming({ source, secrets, db, take, ...(tables && { tables }), timing, log });
      followed.set(id, { version, consuming });
    }
  };

  const following = startChore({ name: 'follow the kafka sources', everyMs: lookEveryMs, log }, follow);

  return {
    statusOf: (sourceId) => followed.get(sourceId)?.consuming.status(),
    statuses: () => new Map([...followed].map(([id, { consuming }]) => [id, consuming.status()])),
    async stop() {
      await following.stop();
      await Promise.all(
        [...followed.values()].map(({ consuming }) => consuming.stop(dependencies.flushWithinMs ?? flushWithinMs)),
      );
    },
  };
}

/** Undefined where no sink takes the records as they are. */
function tablesOf(
  dependencies: TablesDependencies,
  { source, sinks }: ConfiguredKafka,
  isCurrent: OpenTables['isCurrent'],
): OpenTables | undefined {
  const tables = sinks.flatMap((sink): SourceWithTables['tables'] => {
    const config = sink.state === 'enabled' ? recordTable('kafka', sink) : undefined;
    return config ? [{ sink, config }] : [];
  });
  if (tables.length === 0) return undefined;
  const takesEvents = wantsEvents(sinks);
  return {
    takesEvents,
    isCurrent,
    async start(reader) {
      const spoolDirectory = join(await dependencies.spoolDirectory(), source.id);
      return startTables(dependencies, { source, tables, takesEvents }, spoolDirectory, reader);
    },
  };
}

const wantsEvents = (sinks: Sink[]): boolean => sinks.some((sink) => !recordTable('kafka', sink));

/**
 * It is paused, or nobody takes its records: it has no sink yet, or only tables that are paused. They wait in their topic,
 * so that a source may be made before its first sink.
 */
const isIdle = ({ source, sinks }: ConfiguredSource): boolean =>
  source.state === 'paused' || (!wantsEvents(sinks) && sinks.every(({ state }) => state === 'paused'));

type ConfiguredKafka = ConfiguredSource & { source: KafkaSource };

const kafkaSources = (configured: Iterable<ConfiguredSource>): Map<string, ConfiguredKafka> =>
  new Map(
    [...configured]
      .filter((one): one is ConfiguredKafka => one.source.type === 'kafka' && !isIdle(one))
      .map((one) => [one.source.id, one]),
  );

const versionOf = (configured: ConfiguredKafka | undefined): string | undefined =>
  configured &&
  JSON.stringify([
    configured.source,
    configured.sinks.filter(({ type }) => type === 'iceberg'),
    wantsEvents(configured.sinks),
  ]);
