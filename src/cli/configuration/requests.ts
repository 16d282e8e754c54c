// What is asked of the API for each change.
import type { ConfigurationChange } from '../../model/configuration';
import type { ResolvedSink, ResolvedSource } from './references';

type Keys = Readonly<Record<string, unknown>>;

/** The part as it is given; what it had besides goes back to its default. */
const replaced = (before: Keys = {}, given: unknown = {}): Keys => ({
  ...Object.fromEntries(Object.keys(before).map((key) => [key, null])),
  ...(given as object),
});

/** Its sinks and types are created one by one. */
export const newSourceBody = (source: ResolvedSource) => ({ ...source, sinks: undefined, types: undefined });

/** Only secrets that differ: to set one ends the overlap of the one before. */
export function sourcePatchBody({ before, secrets }: ConfigurationChange, given: ResolvedSource) {
  const { secret } = secrets;
  const named = changedSecrets(secrets, given.secrets ?? {});
  return {
    name: given.name ?? null,
    description: given.description ?? null,
    config: replaced(before?.config, given.config),
    ...(given.secret !== undefined && secret !== undefined && secret !== 'same' && { secret: given.secret }),
    ...(Object.keys(named).length > 0 && { secrets: named }),
  };
}

export function sinkPatchBody({ before, secrets }: ConfigurationChange, given: ResolvedSink) {
  const named = changedSecrets(secrets, given.secrets ?? {});
  return {
    name: given.name ?? null,
    description: given.description ?? null,
    config: replaced(before?.config, given.config),
    filter: given.filter ?? null,
    policy: replaced(before?.policy, given.policy),
    ...(Object.keys(named).length > 0 && { secrets: named }),
  };
}

const prefix = 'secrets.';

function changedSecrets(changes: ConfigurationChange['secrets'], given: Record<string, string>) {
  const changed: Record<string, string | null> = {};
  for (const [field, change] of Object.entries(changes)) {
    if (change === 'same' || !field.startsWith(prefix)) continue;
    const name = field.slice(prefix.length);
    changed[name] = given[name] ?? null;
  }
  return changed;
}
