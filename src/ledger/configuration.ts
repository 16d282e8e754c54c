// Sources and their sinks as the ingest needs them on every request: kept in memory, with the version they were read at.
import { sql } from 'drizzle-orm';
import { PenstockError } from '../model/errors';
import type { Secret } from '../model/secret';
import type { Sink } from '../model/sink';
import type { Source } from '../model/source';
import type { Keyring } from './keyring';
import { rows, type Database } from './ledger';
import { openSecrets, sealedSecrets, type SealedRow } from './secrets';
import { listSinks } from './sinks';
import { listSources } from './sources';

export interface ConfiguredSource {
  source: Source;
  secrets: Record<string, Secret>;
  sinks: Sink[];
  /** The version of `configuration_version` that all of this was read at. */
  configurationVersion: string;
}

/** By source id. */
export type Configuration = ReadonlyMap<string, ConfiguredSource>;

export interface Known {
  version: string;
  configuration: Configuration;
}

/**
 * `current` answers what is in memory, which may be older than the ledger: whoever acts on it has the version checked
 * with the act, or calls `refresh`, which answers the configuration as it stands at the time of the call.
 */
export interface ConfigurationReader {
  current(): Promise<Known>;
  /** Asks the ledger for its version, one question for all concurrent callers; reads again only when that has changed. */
  refresh(): Promise<Known>;
}

/** The ledger's sources or sinks are no longer those that a request was read by; nothing was written. */
export class ConfigurationChanged extends PenstockError {
  override readonly name = 'ConfigurationChanged';
  constructor() {
    super('overloaded', 'sources or sinks were changed meanwhile; send again shortly');
  }
}

export function configurationReader(db: Database, keyring: Keyring): ConfigurationReader {
  let known: Known | undefined;
  let asking: Promise<Known> | undefined;
  let next: Promise<Known> | undefined;

  const ask = async (): Promise<Known> => {
    const version = await readVersion(db);
    if (known?.version !== version) known = await readConfiguration(db, keyring, version);
    return known;
  };

  const refresh = () => {
    // A question under way may have been answered before this call; the one after it was not.
    next ??= (asking ?? Promise.resolve()).then(noop, noop).then(() => {
      asking = next;
      next = undefined;
      return ask();
    });
    return next;
  };

  return { current: () => (known ? Promise.resolve(known) : refresh()), refresh };
}

const noop = () => undefined;

async function readVersion(db: Database): Promise<string> {
  const [row] = await rows<{ version: string }>(db, sql`select version::text from configuration_version`);
  if (!row) throw new Error('configuration_version is empty');
  return row.version;
}

/** Read after its version: should it change in between, it is newer than it says, and read once more than needed. */
async function readConfiguration(db: Database, keyring: Keyring, version: string): Promise<Known> {
  const sinks = await listSinks(db);
  const secretsOf = await readSourceSecrets(db, keyring);
  const configured = (await listSources(db)).map((source): [string, ConfiguredSource] => [
    source.id,
    {
      source,
      secrets: secretsOf.get(source.id) ?? {},
      sinks: sinks.filter(({ sourceId }) => sourceId === source.id),
      configurationVersion: version,
    },
  ]);
  return { version, configuration: new Map(configured) };
}

/**
 * The source of type `penstock` as the ledger has it now, for whoever accepts into it; undefined when there is none. It
 * has no secrets, so this can be read without the key.
 */
export async function readNoticeSource(db: Database): Promise<ConfiguredSource | undefined> {
  const [source] = await readConfiguredSources(db, await readVersion(db), 'penstock');
  return source;
}

/** The sources of dead letters as the ledger has them now. */
export async function readDeadLetterSources(db: Database): Promise<ConfiguredSource[]> {
  return readConfiguredSources(db, await readVersion(db), 'deadletter');
}

/** The sources of a type that has no secrets, read after their version. */
export async function readConfiguredSources(
  db: Database,
  configurationVersion: string,
  type: 'penstock' | 'kv' | 'deadletter',
): Promise<ConfiguredSource[]> {
  const sources = (await listSources(db)).filter((source) => source.type === type);
  const configured: ConfiguredSource[] = [];
  for (const source of sources) {
    configured.push({ source, secrets: {}, sinks: await listSinks(db, source.id), configurationVersion });
  }
  return configured;
}

/** The sources' own secrets, by source id. */
async function readSourceSecrets(db: Database, keyring: Keyring): Promise<Map<string, Record<string, Secret>>> {
  const found = await rows<{ id: string; sealed: SealedRow[] }>(
    db,
    sql`select id, ${sealedSecrets(sql`sources.id`, sql`''`)} as sealed from sources`,
  );
  return new Map(found.map(({ id, sealed }) => [id, openSecrets(keyring, { sourceId: id }, sealed)]));
}
