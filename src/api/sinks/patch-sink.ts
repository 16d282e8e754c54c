import { readSecrets, writeSecrets } from '../../ledger/secrets';
import { updateSink } from '../../ledger/sinks';
import { lockSource } from '../../ledger/sources';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import { policy, type Policy } from '../../model/policy';
import type { Secrets } from '../../model/secret';
import type { SinkPatch, StandingSink } from '../../model/sink';
import { checkSink } from '../../sinks/registry';
import type { ApiDependencies } from '../dependencies';
import { sinkOrRefuse, sourceNotFound, standingSinkOrRefuse } from '../find-or-refuse';
import { mergeKeys } from '../merge-keys';

/** Absent fields stay, null ones go back to their default; the whole is checked before any of it is written. */
export async function patchSink(
  { ledger, keyring, allowAddresses }: ApiDependencies,
  sourceId: string,
  id: string,
  patch: SinkPatch,
): Promise<StandingSink> {
  return ledger.db.transaction(async (transaction) => {
    if (!(await lockSource(transaction, sourceId))) throw sourceNotFound(sourceId);
    const sink = await sinkOrRefuse(transaction, sourceId, id);
    if (patch.type !== undefined && patch.type !== sink.type) {
      const message = `type: sink "${id}" is "${sink.type}" and cannot become "${patch.type}"; create another sink`;
      throw new PenstockError('badRequest', message);
    }
    const holder = { sourceId, sinkId: id };
    const changes = patch.secrets ?? {};
    const secrets = mergeSecrets(await readSecrets(transaction, keyring, holder, Object.keys(changes)), changes);
    const given = { config: mergeKeys(sink.config, patch.config ?? {}), secrets };
    const config = await checkSink(sink.type, given, allowAddresses);
    await writeSecrets(transaction, keyring, holder, changes);
    const filter = patch.filter === undefined ? sink.filter : patch.filter;
    await updateSink(transaction, sourceId, id, {
      name: patch.name === undefined ? sink.name : (patch.name ?? id),
      description: patch.description === undefined ? sink.description : (patch.description ?? ''),
      config,
      policy: mergePolicy(sink.policy, patch.policy),
      ...(filter && { filter }),
    });
    return standingSinkOrRefuse(transaction, sourceId, id);
  });
}

function mergeSecrets(stored: Secrets, changes: Record<string, string | null>): Record<string, string> {
  const revealed = Object.entries(stored).map(([name, secret]) => [name, secret.reveal()] as const);
  return mergeKeys(Object.fromEntries(revealed), changes) as Record<string, string>;
}

function mergePolicy(stored: Policy, changes: SinkPatch['policy']): Policy {
  if (changes === undefined) return stored;
  const merged = changes === null ? {} : mergeKeys(stored, changes);
  const parsed = policy.safeParse(merged);
  if (parsed.success) return parsed.data;
  throw new PenstockError('badRequest', describeIssues(parsed.error, merged, 'policy').join('\n'));
}
