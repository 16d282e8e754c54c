// Which events changes of the store make: one for each source of type `kv` that has a sink that wants it.
import type { NewEvent } from '../../ledger/accept-events';
import { readConfiguredSources, type ConfiguredSource } from '../../ledger/configuration';
import type { Database } from '../../ledger/ledger';
import { compileGlob } from '../../model/glob';
import { localId, projectOf } from '../../model/project';
import { newDeliveries } from '../accept';
import type { ChainedChange } from './apply-mutations';
import { changeEvent } from './change-event';

export interface Listener {
  configured: ConfiguredSource;
  /** Whether it is told of a collection, as the ledger calls that: one of its own project. */
  wants: (collection: string) => boolean;
}

/** The sources of type `kv` that have sinks, as the ledger has them at `version` or later. */
export async function readListeners(db: Database, version: string): Promise<Listener[]> {
  const sources = await readConfiguredSources(db, version, 'kv');
  return sources.flatMap((configured): Listener[] => {
    const { source, sinks } = configured;
    if (source.type !== 'kv' || sinks.length === 0) return [];
    const globs = source.config.collections.map((pattern) => compileGlob(pattern, { strictSlashes: false }));
    const matches = remembered((name) => globs.some((glob) => glob(name)));
    const project = projectOf(source.id);
    const wants = (collection: string) => projectOf(collection) === project && matches(localId(collection));
    return [{ configured, wants }];
  });
}

const mostRemembered = 1000;

/** There are few collections, and many changes of each. */
function remembered(matches: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? matches(name);
    if (known.size >= mostRemembered) known.clear();
    known.set(name, answer);
    return answer;
  };
}

/** What no sink wants makes no event. */
export function triggeredEvents(listeners: Listener[], changes: ChainedChange[], nowMs: number): NewEvent[] {
  const receivedAt = new Date(nowMs).toISOString();
  return listeners.flatMap(({ configured, wants }) =>
    changes.flatMap((change): NewEvent[] => {
      if (!wants(change.collection)) return [];
      const event = changeEvent(change, configured.source.id, receivedAt);
      const deliveries = newDeliveries(configured, event);
      const { configurationVersion } = configured;
      return deliveries.length === 0 ? [] : [{ event, deliveries, configurationVersion }];
    }),
  );
}
