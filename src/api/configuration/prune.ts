// What is there and not in a configuration, as far as it was created for the same reason.
import type { CreatedBecause } from '../../ledger/resources/created-because';
import type { ConfigurationChange, ConfiguredSource } from '../../model/configuration';
import type { Sink } from '../../model/sink';
import type { BrokenSource, Source } from '../../model/source';

/** Sinks before sources. A source is kept while a sink of it was created for another reason. */
export function changesOfPrune(
  configured: readonly ConfiguredSource[],
  stored: { sources: readonly (Source | BrokenSource)[]; sinks: readonly Sink[] },
  created: CreatedBecause,
): ConfigurationChange[] {
  const isOurs = ({ sourceId, id }: Sink) => created.sinks.get(sourceId)?.has(id) ?? false;
  const changes: ConfigurationChange[] = [];
  const ofSources: ConfigurationChange[] = [];
  for (const { id: sourceId, version } of stored.sources) {
    const given = configured.find(({ id }) => id === sourceId);
    const sinks = stored.sinks.filter((sink) => sink.sourceId === sourceId);
    if (!given && created.sources.has(sourceId)) {
      const others = sinks.filter((sink) => !isOurs(sink));
      if (others.length === 0) {
        const because = sinks.length > 0 ? `its sinks are deleted with it: ${idsOf(sinks)}` : undefined;
        ofSources.push({ sourceId, version, action: 'delete', secrets: {}, ...(because !== undefined && { because }) });
        continue;
      }
      const because = `it has sinks that were not created by this configuration: ${idsOf(others)}`;
      ofSources.push({ sourceId, version, action: 'keep', secrets: {}, because });
    }
    const isGiven = (sink: Sink) => given?.sinks.some(({ id }) => id === sink.id) ?? false;
    for (const sink of sinks.filter((sink) => isOurs(sink) && !isGiven(sink))) {
      changes.push({ sourceId, sinkId: sink.id, version: sink.version, action: 'delete', secrets: {} });
    }
  }
  return [...changes, ...ofSources];
}

const idsOf = (sinks: Sink[]): string => sinks.map(({ id }) => id).join(', ');
