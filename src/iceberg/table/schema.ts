// A table's schema as its metadata says it, and the columns of ours in it.

import { PenstockError } from '../../model/errors';
import { canPromote, readType, type PrimitiveType } from '../format/types';
import type { Column } from './columns';

/** A field of a schema. `type` is a text for a primitive type, an object for a nested one. */
export interface Field {
  id: number;
  name: string;
  required: boolean;
  type: unknown;
  doc?: string;
}

export interface Schema {
  schemaId: number;
  fields: Field[];
  /** Ids of the fields that tell rows apart, where the table says so. */
  identifierFieldIds?: number[];
}

/** A column with its place in the table. */
export interface PlacedColumn extends Column {
  id: number;
}

/** The schema of a new table: ids in the order of the columns, from 1. */
export const schemaOf = (columns: Column[]): Schema => ({
  schemaId: 0,
  fields: columns.map(({ name, type, required }, index) => ({ id: index + 1, name, type, required })),
});

/** As the catalog wants it. */
export const schemaToJson = ({ schemaId, fields, identifierFieldIds }: Schema) => ({
  type: 'struct',
  'schema-id': schemaId,
  fields,
  ...(identifierFieldIds ? { 'identifier-field-ids': identifierFieldIds } : {}),
});

/**
 * Finds the columns in the table's schema. Throws `tableSchemaMismatch` for a column that is missing or of another
 * type, for one the table requires and the columns do not, for a required one that nothing fills, and for a table whose
 * columns cannot be told apart where case does not count.
 */
export function placeColumns(schema: Schema, columns: Column[]): PlacedColumn[] {
  const faults: string[] = [];
  const placed = columns.flatMap((column): PlacedColumn[] => {
    const field = schema.fields.find(({ name }) => name === column.name);
    if (!field) {
      faults.push(`column "${column.name}" is not in the table`);
      return [];
    }
    const type = readType(field.type);
    if (type === undefined || !canPromote(column.type, type)) {
      faults.push(`column "${column.name}" must be ${showType(field.type)} as in the table, got ${column.type}`);
      return [];
    }
    if (field.required && !column.required) {
      faults.push(`column "${column.name}" must be required as in the table`);
      return [];
    }
    return [{ ...column, type, id: field.id }];
  });
  const byFoldedName = new Map(schema.fields.map(({ name }) => [name.toLowerCase(), name]));
  for (const { name } of schema.fields) {
    const other = byFoldedName.get(name.toLowerCase());
    if (other !== name) faults.push(`columns "${name}" and "${other}" of the table differ only in case`);
  }
  const unfilled = schema.fields.filter(({ required, name }) => required && !columns.some((c) => c.name === name));
  faults.push(...unfilled.map(({ name }) => `the table requires "${name}", which is not among the columns`));
  if (faults.length > 0) throw new PenstockError('tableSchemaMismatch', faults.join('; '));
  return placed;
}

/** The primitive type of a field; undefined for a nested one and for types of later versions. */
export const primitiveType = (schema: Schema, fieldId: number): PrimitiveType | undefined =>
  readType(schema.fields.find(({ id }) => id === fieldId)?.type);

/**
 * Why a file written with one schema cannot become part of a table that has another now; undefined when it can.
 * Added optional, renamed, dropped and promoted columns are fine: files are read by field id.
 */
export function misfit(written: Schema, now: Schema): string | undefined {
  for (const field of now.fields) {
    const before = written.fields.find(({ id }) => id === field.id);
    if (!before) {
      if (field.required) return `column "${field.name}" was added as required`;
    } else if (field.required && !before.required) {
      return `column "${field.name}" became required`;
    } else if (!canPromote(before.type, field.type) && JSON.stringify(before.type) !== JSON.stringify(field.type)) {
      return `column "${field.name}" changed from ${showType(before.type)} to ${showType(field.type)}`;
    }
  }
  return undefined;
}

const showType = (type: unknown): string => (typeof type === 'string' ? type : JSON.stringify(type));
