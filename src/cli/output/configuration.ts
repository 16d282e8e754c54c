// What a configuration would change, a block for each source or sink, a line for each field.
import { isDeepStrictEqual, styleText } from 'node:util';
import type { ConfigurationChange, ConfiguredSettings } from '../../model/configuration';
import { policy } from '../../model/policy';
import type { Look } from './look';
import { printable } from './printable';
import { readableJson } from './readable-json';

export function nameOfChange({ sourceId, sinkId, eventType }: ConfigurationChange): string {
  const source = `source "${sourceId}"`;
  if (eventType !== undefined) return `${source}, type "${printable(eventType)}"`;
  return sinkId === undefined ? source : `${source}, sink "${sinkId}"`;
}

const done = { create: 'created', update: 'updated', delete: 'deleted', keep: 'kept', none: 'is as configured' };
const toDo = {
  create: 'is to be created',
  update: 'is to be updated',
  delete: 'is to be deleted',
  keep: 'is kept',
  none: 'is as configured',
};
const colours = { '+': 'green', '-': 'red', '~': 'yellow', ' ': 'gray' } as const;
const marks = { create: '+', update: '~', delete: '-', keep: ' ', none: ' ' } as const;
const secretMarks = { set: '+', removed: '-', changed: '~', same: ' ' } as const;

export const doneLine = (change: ConfigurationChange): string => `${done[change.action]} ${nameOfChange(change)}`;
export const toDoLine = (change: ConfigurationChange): string => `${nameOfChange(change)} ${toDo[change.action]}`;

/** Those that are as configured are left out. */
export function changeBlocks(changes: ConfigurationChange[], look: Look): string {
  const shown = changes.filter(({ action }) => action !== 'none');
  if (shown.length === 0) return 'There is nothing to change.';
  return shown.map((change) => block(change, look)).join('\n\n');
}

function block(change: ConfigurationChange, look: Look): string {
  const { action, because } = change;
  const why = because === undefined ? '' : `: ${printable(because)}`;
  const secrets = Object.entries(change.secrets)
    .filter(([, how]) => how !== 'same')
    .map(([field, how]) => line(secretMarks[how], `${field}: ${how === 'set' ? 'is to be set' : how}`, look));
  const lines = action === 'create' || action === 'update' ? [...fieldLines(change, look), ...secrets] : [];
  return [line(marks[action], toDoLine(change) + why, look, ''), ...lines].join('\n');
}

function line(mark: keyof typeof colours, text: string, { inColour }: Look, indent = '  '): string {
  const whole = `${indent}${mark} ${text}`.trimEnd();
  return inColour ? styleText(colours[mark], whole) : whole;
}

/** Of what is to be created, those that are not as they would be by default. */
function fieldLines({ before, after }: ConfigurationChange, look: Look): string[] {
  const former = before ? fieldsOf(before) : defaults;
  const wanted = after ? fieldsOf(after) : {};
  return [...new Set([...Object.keys(former), ...Object.keys(wanted)])].flatMap((field) => {
    const [from, to] = [former[field], wanted[field]];
    if (isDeepStrictEqual(from, to) || (!before && to === undefined)) return [];
    if (from === undefined || !before) return [line('+', `${field}: ${shown(to)}`, look)];
    if (to === undefined) return [line('-', `${field}: ${shown(from)}`, look)];
    return [line('~', `${field}: ${shown(from)} -> ${shown(to)}`, look)];
  });
}

/** As far down as a person looks for a field: into config and policy. */
function fieldsOf({ config, policy = {}, ...others }: ConfiguredSettings): Record<string, unknown> {
  const within = (part: string, values: object) =>
    Object.entries(values).map(([name, value]): [string, unknown] => [`${part}.${name}`, value]);
  return Object.fromEntries([...Object.entries(others), ...within('config', config), ...within('policy', policy)]);
}

const defaults: Record<string, unknown> = fieldsOf({
  type: '',
  name: '',
  description: '',
  config: {},
  policy: policy.parse({}),
});

const shown = (value: unknown): string => printable(readableJson(value)).replaceAll('\n', '\n    ');
