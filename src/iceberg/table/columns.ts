// The columns of a table as an operator lists them, and where each gets its value.

import { z } from 'zod';
import { readType, typeNames, type PrimitiveType } from '../format/types';

/** What Penstock fills in by itself. `flushTime` is the same for a whole file, the others differ from line to line. */
export const sources = [
  'flushTime',
  'event.id',
  'event.type',
  'event.time',
  'kafka.topic',
  'kafka.partition',
  'kafka.offset',
  'kafka.timestamp',
  'kafka.key',
] as const;

export type Source = (typeof sources)[number];

/** Types of columns that a source can fill. */
const filledBySource: Record<Source, PrimitiveType[]> = {
  flushTime: ['timestamptz'],
  'event.id': ['string'],
  'event.type': ['string'],
  'event.time': ['timestamptz'],
  'kafka.topic': ['string'],
  'kafka.partition': ['int', 'long'],
  'kafka.offset': ['long'],
  'kafka.timestamp': ['timestamptz'],
  'kafka.key': ['string'],
};

const type = z.string().transform((text, context): PrimitiveType => {
  const found = readType(text);
  if (found) return found;
  context.addIssue({ code: 'custom', message: `must be one of ${typeNames}` });
  return z.NEVER;
});

/** A path in the record: names joined by dots. Within an object `*` would be any of its names. */
const path = z.string().regex(/^[^.]+(\.(?!\*(\.|$))[^.]+)*$/, 'must be names joined by dots, such as user.email');

const column = z
  .strictObject({
    name: z.string().min(1).max(255),
    type,
    required: z.boolean().default(false),
    from: path.optional(),
    source: z.enum(sources).optional(),
    nonEmpty: z.boolean().optional(),
    above: z.number().int().optional(),
  })
  .superRefine((value, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (value.source && value.from) refuse('from', 'must be absent where source is given');
    if (value.source && !filledBySource[value.source].includes(value.type)) {
      refuse('type', `must be ${filledBySource[value.source].join(' or ')} for source ${value.source}`);
    }
    if (value.nonEmpty !== undefined && value.type !== 'string') refuse('nonEmpty', 'is for columns of type string');
    if (value.above !== undefined && value.type !== 'int' && value.type !== 'long') {
      refuse('above', 'is for columns of type int and long');
    }
  });

/** The list of columns. `from` is the column's name where neither it nor `source` is given. */
export const columnsSchema = z
  .array(column)
  .min(1)
  .max(1000)
  .superRefine((columns, context) => {
    const seen = new Set<string>();
    columns.forEach(({ name }, index) => {
      const folded = name.toLowerCase();
      if (seen.has(folded)) {
        context.addIssue({ code: 'custom', path: [index, 'name'], message: 'must differ from the other columns' });
      }
      seen.add(folded);
    });
    const firstNames = new Map<string, string>();
    columns.forEach(({ name, from, source }, index) => {
      if (source) return;
      const first = (from ?? name).split('.')[0]!;
      const other = firstNames.get(first.toLowerCase()) ?? first;
      firstNames.set(first.toLowerCase(), other);
      if (other === first) return;
      const message = `must not begin with "${first}" where another column begins with "${other}": they differ only in case`;
      context.addIssue({ code: 'custom', path: [index, 'from'], message });
    });
  });

/**
 * One column. `nonEmpty` refuses records with an empty string there, `above` those whose number is not greater.
 */
export type Column = z.infer<typeof column>;
