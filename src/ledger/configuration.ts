// Sources and their sinks as the ingest needs them on every request: kept in memory, never stale.
import { sql } from 'drizzle-orm';
import type { Secret } from '../model/secret';
import type { Sink } from '../model/sink';
import type { Source } from '../model/source';
import type { Keyring } from './keyring';
import { rows, type Database } from './ledger';
import { readSecrets } from './secrets';
import { listSinks } from './sinks';
import { listSources } from './sources';

export interface ConfiguredSource {
  source: Source;
  secrets: Record<string, Secret>;
  sinks: Sink[];
}

/** By source id. */
export type Configuration = ReadonlyMap<string, ConfiguredSource>;

/**
 * Answers the configuration as it stands at the time of the call: asks the ledger for its version, one question for all
 * concurrent callers, and reads it again only when that has changed. So a sink made through any process counts at once.
 */
export function configurationReader(db: Database, keyring: Keyring): () => Promise<Configuration> {
  let known: { version: string; configuration: Configuration } | undefined;
  let asking: Promise<Configuration> | undefined;
  let next: Promise<Configuration> | undefined;

  const ask = async (): Promise<Configuration> => {
    const [row] = await rows<{ version: string }>(db, sql`select version::text from configuration_version`);
    if (!row) throw new Error('configuration_version is empty');
    if (known?.version !== row.version) {
      known = { version: row.version, configuration: await readConfiguration(db, keyring) };
    }
    return known.configuration;
  };

  return () => {
    // A question under way may have been answered before this call; the one after it was not.
    next ??= (asking ?? Promise.resolve()).then(noop, noop).then(() => {
      asking = next;
      next = undefined;
      return ask();
    });
    return next;
  };
}

const noop = () => undefined;

async function readConfiguration(db: Database, keyring: Keyring): Promise<Configuration> {
  const sinks = await listSinks(db);
  const configured = new Map<string, ConfiguredSource>();
  for (const source of await listSources(db)) {
    configured.set(source.id, {
      source,
      secrets: await readSecrets(db, keyring, { sourceId: source.id }),
      sinks: sinks.filter((sink) => sink.sourceId === source.id),
    });
  }
  return configured;
}
