import { isDeletedSink } from '../../ledger/resources/deleted';
import type { ConfigurationChange, ConfiguredSettings, ConfiguredSink } from '../../model/configuration';
import { PenstockError } from '../../model/errors';
import { policy as policySchema } from '../../model/policy';
import type { Secrets } from '../../model/secret';
import type { Sink } from '../../model/sink';
import { checkSink, sinkType } from '../../sinks/registry';
import type { ApiDependencies } from '../dependencies';
import { askAboutToken, tokenName } from '../sinks/token';
import { changeOf, compareSecrets, openOrNone } from './compare';

/** What is to be done about a sink. Throws what its creation or update would. */
export async function compareSink(
  dependencies: ApiDependencies,
  source: { id: string; type: string },
  given: ConfiguredSink,
  stored: Sink | undefined,
): Promise<ConfigurationChange> {
  const { id: sourceId, type: sourceType } = source;
  const { ledger, keyring, allowAddresses } = dependencies;
  const { id, type, name = id.slice(0, 40), description, filter, policy } = given;
  if (stored && stored.type !== type) {
    throw new PenstockError('badRequest', `type: is "${stored.type}" and cannot become "${type}"; use another id`);
  }
  if (!stored && (await isDeletedSink(ledger.db, sourceId, id))) {
    const message = 'id: is that of a deleted sink until it is purged; undelete it, or choose another id';
    throw new PenstockError('sinkAlreadyExists', message);
  }
  const inStore = stored ? await openOrNone(ledger.db, keyring, { sourceId, sinkId: id }) : {};
  const config = await checkSink(
    type,
    { config: given.config, secrets: given.secrets ?? revealed(inStore), sourceType },
    allowAddresses,
  );
  // The one that still signs while another replaces it was set by nobody, and goes by itself.
  const former = sinkType(type).signing?.former;
  const secrets: ConfigurationChange['secrets'] = given.secrets
    ? compareSecrets(inStore, given.secrets, {
        kept: (secret) => secret === former,
        nameOf: (secret) => `secrets.${secret}`,
      })
    : {};
  const token = secrets[`secrets.${tokenName}`];
  if (token === 'set' || token === 'changed') {
    await askAboutToken(dependencies, type, config, given.secrets?.[tokenName]);
  }
  const after: ConfiguredSettings = { type, name, description, config, ...(filter && { filter }), policy };
  if (!stored) return { sourceId, sinkId: id, action: 'create', after, secrets };
  return changeOf({ sourceId, sinkId: id, version: stored.version }, settingsOf(stored), after, secrets);
}

/** As it is stored, with the defaults that were added since. */
function settingsOf({ type, name, description, filter, ...stored }: Sink): ConfiguredSettings {
  const config = sinkType(type).config.safeParse(stored.config);
  const policy = policySchema.safeParse(stored.policy);
  return {
    type,
    name,
    description,
    config: config.success ? (config.data as Record<string, unknown>) : stored.config,
    ...(filter && { filter }),
    policy: policy.success ? policy.data : stored.policy,
  };
}

const revealed = (secrets: Secrets): Record<string, string> =>
  Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secret.reveal()]));
