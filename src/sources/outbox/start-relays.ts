// A relay for every source of type `outbox`, begun anew whenever its settings or its URL change.
import type { Logger } from 'pino';
import type { ConfigurationReader, ConfiguredSource } from '../../ledger/configuration';
import type { Database } from '../../ledger/ledger';
import { noteRelay } from '../../ledger/outbox-relays';
import { startChore, type Chore } from '../../model/chore';
import type { Accept } from '../accept';
import { configuredOrRefuse } from '../configured-source';
import { byCurrentSettings } from '../current-settings';
import { databaseSecretName, type MayConnect } from './connect';
import { startRelay, type Relay } from './relay';
import type { AcceptInto } from './relay-batch';

const lookEveryMs = 1000;

export interface RelaysOptions {
  db: Database;
  configuration: ConfigurationReader;
  accept: Accept;
  mayConnect: MayConnect;
  log: Logger;
}

/** Any number of processes may do this: they share the rows of a table. */
export function startRelays(options: RelaysOptions): Chore {
  const { configuration, log } = options;
  const running = new Map<string, { settings: string; relay: Relay }>();

  const follow = async () => {
    const known = (await configuration.refresh()).configuration;
    for (const [id, { settings, relay }] of running) {
      if (settingsOf(known.get(id)) === settings) continue;
      running.delete(id);
      await relay.stop();
    }
    for (const [id, configured] of known) {
      const settings = settingsOf(configured);
      if (settings === undefined || running.has(id)) continue;
      const relay = relayOf(options, configured);
      if (relay) running.set(id, { settings, relay });
    }
  };
  const following = startChore({ name: 'follow the outbox sources', everyMs: lookEveryMs, log }, follow);
  return {
    async stop() {
      await following.stop();
      await Promise.all([...running.values()].map(({ relay }) => relay.stop()));
    },
  };
}

/** What a relay depends on; undefined for a source that needs none, also while it is disabled. It holds the URL: it is compared, never shown. */
function settingsOf(configured: ConfiguredSource | undefined): string | undefined {
  if (configured?.source.type !== 'outbox' || configured.source.state !== 'enabled') return undefined;
  return JSON.stringify([configured.source.config, configured.secrets[databaseSecretName]?.reveal()]);
}

function relayOf(options: RelaysOptions, { source, secrets }: ConfiguredSource): Relay | undefined {
  const url = secrets[databaseSecretName];
  if (source.type !== 'outbox' || !url) return undefined;
  const { db, mayConnect, log } = options;
  const note: Parameters<typeof startRelay>[0]['note'] = (standing) => noteRelay(db, source.id, standing);
  return startRelay({ source, url, mayConnect, accept: acceptInto(options, source.id), note, log });
}

/** By the settings as they stand when the events are accepted, which may have changed since the rows were claimed. */
const acceptInto =
  ({ configuration, accept }: RelaysOptions, sourceId: string): AcceptInto =>
  (events) =>
    byCurrentSettings(configuration, async (known) => accept(configuredOrRefuse(known, sourceId), events));
