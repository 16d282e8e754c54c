// A sink with a table of its own in a catalog: its settings, and how the table is reached.
import type { Table } from '../iceberg/open-table';
import type { Keyring } from '../ledger/secrets/keyring';
import type { Database } from '../ledger/ledger';
import { readSecrets } from '../ledger/secrets/secrets';
import { tableStanding, type TableStanding } from '../ledger/tables/standings';
import { PenstockError } from '../model/errors';
import type { Sink } from '../model/sink';
import { icebergConfig, type NativeConfig } from '../sinks/iceberg/config';
import { sinkTable } from './open-sink-table';
import type { Outgoing } from './outgoing';

export interface OwnTableDependencies {
  db: Database;
  keyring: Keyring;
  outgoing: Outgoing;
}

export interface OwnTable {
  config: NativeConfig;
  standing: TableStanding;
  /** The table that was appended to; another under its name is refused. */
  table: Table;
  /** Whatever table there is under the name. */
  anyTable: Table;
}

/** The settings of a sink that appends to a table of a catalog by itself; undefined for any other. */
export function nativeConfigOf({ type, config }: Pick<Sink, 'type' | 'config'>): NativeConfig | undefined {
  if (type !== 'iceberg') return undefined;
  const parsed = icebergConfig.safeParse(config);
  return parsed.success && parsed.data.mode === 'native' ? parsed.data : undefined;
}

/** Nothing is asked of the catalog yet. Throws `sinkBroken` for a sink without such a table. */
export async function ownTable({ db, keyring, outgoing }: OwnTableDependencies, sink: Sink): Promise<OwnTable> {
  const config = nativeConfigOf(sink);
  if (!config) throw new PenstockError('sinkBroken', `sink "${sink.id}" is not one with a table of its own`);
  const key = { sourceId: sink.sourceId, sinkId: sink.id };
  const standing = await tableStanding(db, key);
  const secrets = await readSecrets(db, keyring, key);
  return {
    config,
    standing,
    table: sinkTable(config, secrets, outgoing, standing.tableUuid),
    anyTable: sinkTable(config, secrets, outgoing),
  };
}
