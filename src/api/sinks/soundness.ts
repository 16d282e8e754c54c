// Whether a stored sink still works: its settings parse, and its secrets open.
import type { Keyring } from '../../ledger/secrets/keyring';
import type { Database } from '../../ledger/ledger';
import { openSecrets, readSealed } from '../../ledger/secrets/secrets';
import { describeIssues } from '../../model/describe-issues';
import { PenstockError } from '../../model/errors';
import { filter } from '../../model/filter';
import { policy } from '../../model/policy';
import type { Sink, StandingSink } from '../../model/sink';
import { sinkTypes } from '../../sinks/registry';

/** Each that does not work says so. Of sinks of one source. */
export async function withFaults(
  db: Database,
  keyring: Keyring,
  sourceId: string,
  sinks: StandingSink[],
): Promise<StandingSink[]> {
  const sealed = await readSealed(db, sourceId);
  return sinks.map((sink) => {
    const fault = settingsFault(sink) ?? secretsFault(keyring, sink, sealed);
    return fault ? { ...sink, broken: fault.message } : sink;
  });
}

/** Throws `sinkBroken` or `secretUnreadable` for one that does not work. */
export async function soundOrRefuse(db: Database, keyring: Keyring, sink: StandingSink): Promise<StandingSink> {
  const fault = settingsFault(sink) ?? secretsFault(keyring, sink, await readSealed(db, sink.sourceId));
  if (fault) throw fault;
  return sink;
}

function settingsFault(sink: Sink): PenstockError | undefined {
  const broken = (why: string) =>
    new PenstockError('sinkBroken', `sink "${sink.id}": its stored settings do not parse: ${why}`);
  const type = sinkTypes.find((one) => one.type === sink.type);
  if (!type) return broken(`type: there is no type "${sink.type}" in this version`);
  const parts = [
    { field: 'config', checked: type.config.safeParse(sink.config), value: sink.config },
    { field: 'filter', checked: filter.optional().safeParse(sink.filter), value: sink.filter },
    { field: 'policy', checked: policy.safeParse(sink.policy), value: sink.policy },
  ];
  const lines = parts.flatMap(({ field, checked, value }) =>
    checked.success ? [] : describeIssues(checked.error, value, field),
  );
  return lines.length > 0 ? broken(lines.join('; ')) : undefined;
}

function secretsFault(
  keyring: Keyring,
  { sourceId, id }: Sink,
  sealed: Awaited<ReturnType<typeof readSealed>>,
): PenstockError | undefined {
  try {
    openSecrets(keyring, { sourceId, sinkId: id }, sealed.get(id) ?? []);
    return undefined;
  } catch (error) {
    if (error instanceof PenstockError) return error;
    throw error;
  }
}
