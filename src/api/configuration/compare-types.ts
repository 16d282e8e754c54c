import { isDeepStrictEqual } from 'node:util';
import type { CheckedTypes } from '../../ledger/event-types';
import type { ConfigurationChange, ConfiguredSettings, ConfiguredSource } from '../../model/configuration';
import type { NewEventType } from '../../model/event-type';
import { PenstockError } from '../../model/errors';
import { checkTypeSettings } from '../types/check-type';

/** What is to be done about the types of a source's events. Those that are left out altogether are left alone. */
export async function compareTypes(
  { id, type: ofSource, types }: ConfiguredSource,
  stored: CheckedTypes,
): Promise<ConfigurationChange[]> {
  if (!types) return [];
  const faults: string[] = [];
  const changes: ConfigurationChange[] = [];
  for (const [at, { type, ...given }] of types.entries()) {
    try {
      await checkTypeSettings(ofSource, given);
    } catch (error) {
      if (!(error instanceof PenstockError)) throw error;
      faults.push(`types[${at}].${error.message}`);
    }
    changes.push(changeOfType(id, type, stored.get(type), given));
  }
  if (faults.length > 0) throw new PenstockError('badRequest', faults.join('\n'));
  for (const [type, checked] of stored) {
    if (types.some((given) => given.type === type)) continue;
    changes.push({
      sourceId: id,
      eventType: type,
      action: 'delete',
      before: settingsOf(type, parsed(checked)),
      secrets: {},
    });
  }
  return changes;
}

type Checked = CheckedTypes extends ReadonlyMap<string, infer Type> ? Type : never;

function changeOfType(
  sourceId: string,
  eventType: string,
  checked: Checked | undefined,
  given: NewEventType,
): ConfigurationChange {
  const [before, after] = [checked && settingsOf(eventType, parsed(checked)), settingsOf(eventType, given)];
  // One that is ignored is as good as one that is not there.
  const isAsItIs = before ? isDeepStrictEqual(before, after) : given.mode === 'ignore';
  const action = isAsItIs ? 'none' : before ? 'update' : 'create';
  return { sourceId, eventType, action, ...(before && { before }), after, secrets: {} };
}

const parsed = ({ mode, schema }: Checked): NewEventType => ({
  mode,
  schema: JSON.parse(schema) as NewEventType['schema'],
});

const settingsOf = (name: string, { mode, schema }: NewEventType): ConfiguredSettings => ({
  type: 'eventType',
  name,
  description: '',
  config: { mode, ...(schema !== undefined && { schema }) },
});
