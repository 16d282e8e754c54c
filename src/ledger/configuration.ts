// Sources and their sinks as the ingest needs them on every request: kept in memory, with the version they were read at.
import { sql } from 'drizzle-orm';
import { PenstockError } from '../model/errors';
import type { CheckedType } from '../model/event-type';
import { filter } from '../model/filter';
import type { Secret } from '../model/secret';
import type { Sink } from '../model/sink';
import type { Source } from '../model/source';
import type { Keyring } from './secrets/keyring';
import { readCheckedTypes } from './event-types';
import { rows, type Database } from './ledger';
import { openSecrets, sealedSecrets, type SealedRow } from './secrets/secrets';
import { listSinks } from './resources/sinks';
import { brokenSource, isSound, listSources } from './resources/sources';

export interface ConfiguredSource {
  source: Source;
  secrets: Record<string, Secret>;
  /** Of those that were replaced: until when they hold on, RFC 3339. */
  secretsUntil: Record<string, string>;
  sinks: Sink[];
  /** Types of events whose data is checked. */
  types?: ReadonlyMap<string, CheckedType>;
  /** The version of `configuration_version` that all of this was read at. */
  configurationVersion: string;
}

/** By source id. */
export type Configuration = ReadonlyMap<string, ConfiguredSource>;

export interface Known {
  version: string;
  configuration: Configuration;
  /** Sources that take nothing, by id, with what to answer: their settings do not parse, or their secrets not open. */
  broken: ReadonlyMap<string, PenstockError>;
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
    const version = await readConfigurationVersion(db);
    if (known?.version !== version) known = await readConfiguration(db, keyring);
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

/** It grows with every change of a source, a sink or a secret. */
export async function readConfigurationVersion(db: Database): Promise<string> {
  const [row] = await rows<{ version: string }>(db, sql`select version::text from configuration_version`);
  if (!row) throw new Error('configuration_version is empty');
  return row.version;
}

/** All of one moment: a source that was made together with a sink is never seen without it. */
const readConfiguration = (db: Database, keyring: Keyring): Promise<Known> =>
  db.transaction((transaction) => readAll(transaction, keyring), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });

async function readAll(db: Database, keyring: Keyring): Promise<Known> {
  const version = await readConfigurationVersion(db);
  const sinks = (await listSinks(db)).filter(hasSoundFilter);
  const sealed = await readSourceSecrets(db);
  const checkedTypes = await readCheckedTypes(db);
  const configuration = new Map<string, ConfiguredSource>();
  const broken = new Map<string, PenstockError>();
  for (const source of await listSources(db)) {
    const { id } = source;
    const types = checkedTypes.get(id);
    try {
      if (!isSound(source)) throw brokenSource(source);
      configuration.set(id, {
        source,
        secrets: openSecrets(keyring, { sourceId: id }, sealed.get(id)?.sealed ?? []),
        secretsUntil: sealed.get(id)?.until ?? {},
        sinks: sinks.filter(({ sourceId }) => sourceId === id),
        ...(types && { types }),
        configurationVersion: version,
      });
    } catch (error) {
      // One that cannot be used must not keep the others from being read.
      if (!(error instanceof PenstockError)) throw error;
      broken.set(id, error);
    }
  }
  return { version, configuration, broken };
}

/** One that does not parse would fail every event of its source; its sink is listed as broken instead. */
export const hasSoundFilter = (sink: Sink): boolean =>
  sink.filter === undefined || filter.safeParse(sink.filter).success;

/**
 * The sources of type `penstock` as the ledger has them now, for whoever accepts into them: at most one of each project.
 * They have no secrets, so this can be read without the key.
 */
export async function readNoticeSources(db: Database): Promise<ConfiguredSource[]> {
  return readConfiguredSources(db, await readConfigurationVersion(db), 'penstock');
}

/** The sources of dead letters as the ledger has them now, those that take something in. */
export async function readDeadLetterSources(db: Database): Promise<ConfiguredSource[]> {
  return readConfiguredSources(db, await readConfigurationVersion(db), 'deadletter');
}

/** The sources of a type that has no secrets, those that take something in, read after their version. */
export async function readConfiguredSources(
  db: Database,
  configurationVersion: string,
  type: 'penstock' | 'kv' | 'deadletter',
): Promise<ConfiguredSource[]> {
  const sources = (await listSources(db)).filter(isSound);
  const configured: ConfiguredSource[] = [];
  for (const source of sources.filter((one) => one.type === type && one.state === 'enabled')) {
    const sinks = (await listSinks(db, source.id)).filter(hasSoundFilter);
    configured.push({ source, secrets: {}, secretsUntil: {}, sinks, configurationVersion });
  }
  return configured;
}

interface SourceSecrets {
  sealed: SealedRow[];
  until: Record<string, string>;
}

/** The sources' own secrets, by source id, still sealed. */
async function readSourceSecrets(db: Database): Promise<Map<string, SourceSecrets>> {
  const found = await rows<SourceSecrets & { id: string }>(
    db,
    sql`
      select id, ${sealedSecrets(sql`sources.id`, sql`''`)} as sealed, (
          select coalesce(jsonb_object_agg(name, rfc3339(expires_at)), '{}') from secrets
          where source_id = sources.id and sink_id = '' and expires_at is not null) as until
      from sources`,
  );
  return new Map(found.map(({ id, ...secrets }) => [id, secrets]));
}
