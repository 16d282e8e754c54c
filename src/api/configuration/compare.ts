// What a stored source or sink is beside what it is to be.
import { isDeepStrictEqual } from 'node:util';
import type { Keyring } from '../../ledger/secrets/keyring';
import type { Database } from '../../ledger/ledger';
import { readSecrets, type SecretHolder } from '../../ledger/secrets/secrets';
import type { ConfigurationChange, ConfiguredSettings } from '../../model/configuration';
import { PenstockError } from '../../model/errors';
import type { Secrets } from '../../model/secret';

/** What both are compared as: without undefined fields, which JSON does not have. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export const isSame = (one: ConfiguredSettings, other: ConfiguredSettings): boolean =>
  isDeepStrictEqual(plain(one), plain(other));

/** The secrets that are stored; none where they no longer open, for then any that is given is another one. */
export async function openOrNone(db: Database, keyring: Keyring, holder: SecretHolder): Promise<Secrets> {
  try {
    return await readSecrets(db, keyring, holder);
  } catch (error) {
    if (error instanceof PenstockError && error.code === 'secretUnreadable') return {};
    throw error;
  }
}

/**
 * How the secrets that are given differ from those stored. Those that are not given are removed, but for the ones
 * `kept`.
 */
export function compareSecrets(
  stored: Secrets,
  given: Record<string, string>,
  { kept, nameOf }: { kept: (name: string) => boolean; nameOf: (name: string) => string },
): ConfigurationChange['secrets'] {
  const changes: ConfigurationChange['secrets'] = {};
  for (const name of [...new Set([...Object.keys(given), ...Object.keys(stored)])].sort()) {
    const before = stored[name]?.reveal();
    const after = Object.hasOwn(given, name) ? given[name] : undefined;
    if (after === undefined && kept(name)) continue;
    if (after === undefined) changes[nameOf(name)] = 'removed';
    else if (before === undefined) changes[nameOf(name)] = 'set';
    else changes[nameOf(name)] = before === after ? 'same' : 'changed';
  }
  return changes;
}

/** Of something that is stored. */
export function changeOf(
  of: Pick<ConfigurationChange, 'sourceId' | 'sinkId'> & { version: number },
  before: ConfiguredSettings,
  after: ConfiguredSettings,
  secrets: ConfigurationChange['secrets'],
): ConfigurationChange {
  const isAsItIs = isSame(before, after) && Object.values(secrets).every((change) => change === 'same');
  return { ...of, action: isAsItIs ? 'none' : 'update', before, after, secrets };
}
