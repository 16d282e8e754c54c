// Schemas of other writers as Avro allows them. Iceberg's readers go by field ids, and some writers mind no names: they define a
// type as often as it is used, such as that of two decimals, and name fields as the columns are named.

import type { RecordSchema } from './container';

/** The schema with a name of its own for each type that is defined, and names of fields that Avro takes. */
export function readableSchema(schema: RecordSchema): RecordSchema {
  /** What a name means: the type that was defined by it last. */
  const meant = new Map<string, string>();
  let defined = 0;

  function readable(part: unknown): unknown {
    if (typeof part === 'string') return meant.get(withoutNamespace(part)) ?? part;
    if (Array.isArray(part)) return part.map(readable);
    if (typeof part !== 'object' || part === null) return part;
    const { name, type, fields, items, values, ...others } = part as Record<string, unknown>;
    const named = typeof name === 'string' ? { name: ownName(name), namespace: undefined } : {};
    const inner = {
      type: readable(type),
      ...(items !== undefined && { items: readable(items) }),
      ...(values !== undefined && { values: readable(values) }),
      ...(Array.isArray(fields) && { fields: fields.map(readableField) }),
    };
    return { ...others, ...named, ...inner };
  }

  function ownName(name: string): string {
    const own = `t${defined++}`;
    meant.set(withoutNamespace(name), own);
    return own;
  }

  function readableField(field: Record<string, unknown>, index: number) {
    const name = /^[A-Za-z_]\w*$/.test(String(field.name)) ? field.name : `_${index}`;
    return { ...field, name, type: readable(field.type) };
  }

  return readable(schema) as RecordSchema;
}

const withoutNamespace = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
