import type { Database } from '../../ledger/ledger';
import { readSecrets, writeSecrets } from '../../ledger/secrets/secrets';
import { findSink, updateSink } from '../../ledger/resources/sinks';
import { nextSinkVersions } from '../../ledger/resources/versions';
import type { By, Change, VersionSettings } from '../../model/change';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import { filter as filterSchema } from '../../model/filter';
import { policy as policySchema } from '../../model/policy';
import type { Secrets } from '../../model/secret';
import type { Sink, SinkPatch, StandingSink } from '../../model/sink';
import { checkPolicy, checkSink } from '../../sinks/registry';
import { refuseOther } from '../changes/headers';
import type { ApiDependencies } from '../dependencies';
import { lockSinkOrRefuse, sourceOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';
import { refuseOtherWay } from './refuse-other-way';
import { askAboutToken, keepStanding, tokenName } from './token';
import { mergeKeys } from '../merge-keys';

/** Absent fields stay, null ones go back to their default; the whole is checked before any of it is written. */
export async function patchSink(
  dependencies: ApiDependencies,
  sourceId: string,
  id: string,
  patch: SinkPatch,
  by: By,
  ifMatch: string | undefined,
): Promise<StandingSink> {
  const { db } = dependencies.ledger;
  const token = patch.secrets?.[tokenName];
  const before = token == null ? undefined : await findSink(db, sourceId, id);
  const merged = { ...before?.config, ...patch.config };
  const standing = before && (await askAboutToken(dependencies, before.type, merged, token));
  return db.transaction(async (transaction) => {
    const sink = await lockSinkOrRefuse(transaction, sourceId, id);
    refuseOther(`sink "${id}"`, sink.version, ifMatch);
    if (patch.type !== undefined && patch.type !== sink.type) {
      const message = `type: sink "${id}" is "${sink.type}" and cannot become "${patch.type}"; create another sink`;
      throw new PenstockError('badRequest', message);
    }
    const values = {
      name: patch.name === undefined ? sink.name : (patch.name ?? id.slice(0, 40)),
      description: patch.description === undefined ? sink.description : (patch.description ?? ''),
      config: mergeKeys(sink.config, patch.config ?? {}),
      filter: patch.filter === undefined ? sink.filter : patch.filter,
      policy: patch.policy === null ? {} : mergeKeys({ ...sink.policy }, patch.policy ?? {}),
    };
    await keepStanding(transaction, sink, standing);
    return writeSink(dependencies, transaction, sink, values, patch.secrets ?? {}, 'updated', by);
  });
}

type SinkValues = Omit<VersionSettings, 'type'>;

/** Checks and writes all that can be set of a sink that the transaction has locked. */
export async function writeSink(
  { keyring, allowAddresses }: ApiDependencies,
  transaction: Database,
  before: Sink,
  values: SinkValues,
  secretChanges: Record<string, string | null>,
  change: Change,
  by: By,
): Promise<StandingSink> {
  const { sourceId, id, type } = before;
  const holder = { sourceId, sinkId: id };
  const kept = await readSecrets(transaction, keyring, holder, Object.keys(secretChanges));
  const secrets = mergeSecrets(kept, secretChanges);
  const { type: sourceType } = await sourceOrRefuse(transaction, sourceId);
  const config = await checkSink(type, { config: values.config, secrets, sourceType }, allowAddresses);
  const filter = values.filter == null ? undefined : parsed(filterSchema, values.filter, 'filter');
  const policy = parsed(policySchema, values.policy, 'policy');
  await checkPolicy(policy);
  await refuseOtherWay(transaction, sourceType, before, { type, config, ...(filter && { filter }) });
  await writeSecrets(transaction, keyring, holder, secretChanges);
  const { name, description } = values;
  await updateSink(transaction, sourceId, id, { name, description, config, policy, ...(filter && { filter }) }, by);
  await nextSinkVersions(transaction, sourceId, [id], change, by);
  return standingSinkOrRefuse(transaction, sourceId, id);
}

function mergeSecrets(stored: Secrets, changes: Record<string, string | null>): Record<string, string> {
  const revealed = Object.entries(stored).map(([name, secret]) => [name, secret.reveal()] as const);
  return mergeKeys(Object.fromEntries(revealed), changes) as Record<string, string>;
}

function parsed<Shape extends typeof filterSchema | typeof policySchema>(
  schema: Shape,
  given: unknown,
  field: string,
): ReturnType<Shape['parse']> {
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data as ReturnType<Shape['parse']>;
  throw new PenstockError('badRequest', describeIssues(checked.error, given, field).join('\n'));
}
