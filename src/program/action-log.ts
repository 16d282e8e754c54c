// `penstock action-log`: everything that is needed to bring one topic into the table of applied actions, from the
// environment alone.
import { penstockItself } from '../model/change';
import type { Keyring } from '../ledger/secrets/keyring';
import type { Database } from '../ledger/ledger';
import { readSecrets, writeSecrets, type SecretHolder } from '../ledger/secrets/secrets';
import { findSink, insertSink, updateSink } from '../ledger/resources/sinks';
import { insertSource, lockSource, updateSource } from '../ledger/resources/sources';
import { PenstockError } from '../model/errors';
import { policy } from '../model/policy';
import type { KafkaSource } from '../model/source';
import { checkSink } from '../sinks/registry';
import type { ActionLogSettings } from './action-log-settings';

const sourceId = 'action-log';
const sinkId = 'action-log';

/** Makes the source `action-log` and its sink, or brings them to what the environment says. Doing it twice is as once. */
export async function ensureActionLog(
  { db, keyring, allowAddresses }: { db: Database; keyring: Keyring; allowAddresses: string[] },
  { source, sink: { secrets, ...given } }: ActionLogSettings,
): Promise<void> {
  const config = await checkSink('iceberg', { ...given, secrets }, allowAddresses);
  await db.transaction(async (transaction) => {
    const values = { name: 'Applied actions', description: 'of penstock action-log', config: source.config };
    const made = await insertSource<KafkaSource>(transaction, { id: sourceId, type: 'kafka', ...values });
    const found = made ?? (await lockSource(transaction, sourceId));
    if (found?.type !== 'kafka') {
      throw new PenstockError('sourceAlreadyExists', `source "${sourceId}" is of type "${found?.type}", not "kafka"`);
    }
    // With a new secret it is another source as well: whoever reads it takes what was changed then.
    const hasNewSecrets = await bringSecrets(transaction, keyring, { sourceId }, source.secrets);
    if (hasNewSecrets || !sameJson(found.config, source.config)) await updateSource(transaction, sourceId, values);
    const sink = await findSink(transaction, sourceId, sinkId);
    const wanted = { name: 'Action log', description: 'of penstock action-log', config, policy: policy.parse({}) };
    if (!sink) await insertSink(transaction, { sourceId, id: sinkId, type: 'iceberg', ...wanted }, penstockItself);
    const hasNewKeys = await bringSecrets(transaction, keyring, { sourceId, sinkId }, secrets);
    if (sink && (hasNewKeys || !sameJson(sink.config, config))) {
      const { name, description, filter, policy: kept } = sink;
      const changed = { name, description, config, policy: kept, ...(filter && { filter }) };
      await updateSink(transaction, sourceId, sinkId, changed, penstockItself);
    }
  });
}

/** Has the holder have these secrets and no others; answers whether any was changed. */
async function bringSecrets(
  db: Database,
  keyring: Keyring,
  holder: SecretHolder,
  wanted: Record<string, string>,
): Promise<boolean> {
  const stored = await readSecrets(db, keyring, holder);
  const names = new Set([...Object.keys(stored), ...Object.keys(wanted)]);
  const changed = [...names].filter((name) => stored[name]?.reveal() !== wanted[name]);
  await writeSecrets(db, keyring, holder, Object.fromEntries(changed.map((name) => [name, wanted[name] ?? null])));
  return changed.length > 0;
}

/** Whatever the order of the fields: the ledger has its own. */
const sameJson = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
