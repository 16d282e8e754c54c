// Adds columns to a table. Nothing else about its schema changes, so files on their way still fit.

import { PenstockError } from '../model/errors';
import { commitUntilDone } from './append/commit-loop';
import type { Table } from './open-table';
import { canPromote } from './format/types';
import type { Column } from './table/columns';
import type { TableMetadata } from './table/metadata';
import { schemaToJson } from './table/schema';

/**
 * Adds the columns that the table has not, as optional ones, and answers their names. Throws `badRequest` for a new
 * column that is required, which the rows that are there could not be, `tableSchemaMismatch` for one that the table has
 * with another type, or in another case.
 */
export async function evolveAddColumns(table: Table, columns: Column[]): Promise<string[]> {
  let added: string[] = [];
  await commitUntilDone<void>(table, ({ metadata }) => {
    const missing = missingColumns(metadata, columns);
    if (missing.length === 0) return { done: undefined };
    added = missing.map(({ name }) => name);
    const { schema, lastColumnId } = metadata;
    const fields = missing.map(({ name, type }, index) => ({
      id: lastColumnId + 1 + index,
      name,
      type,
      required: false,
    }));
    const schemaId = 1 + Math.max(...metadata.schemas.map((each) => each.schemaId));
    return {
      commit: {
        requirements: [
          { type: 'assert-table-uuid', uuid: metadata.uuid },
          { type: 'assert-current-schema-id', 'current-schema-id': schema.schemaId },
          { type: 'assert-last-assigned-field-id', 'last-assigned-field-id': lastColumnId },
        ],
        updates: [
          {
            action: 'add-schema',
            schema: schemaToJson({ ...schema, schemaId, fields: [...schema.fields, ...fields] }),
            'last-column-id': lastColumnId + fields.length,
          },
          // The one that was added last.
          { action: 'set-current-schema', 'schema-id': -1 },
        ],
      },
    };
  });
  return added;
}

function missingColumns({ schema }: TableMetadata, columns: Column[]): Column[] {
  return columns.filter(({ name, type, required }) => {
    const field = schema.fields.find((each) => each.name === name);
    if (field && !canPromote(type, field.type)) {
      const message = `column "${name}" must be ${String(field.type)} as in the table, got ${type}`;
      throw new PenstockError('tableSchemaMismatch', message);
    }
    const twin = schema.fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
    if (!field && twin) {
      // With both nobody could append any more: see placeColumns.
      const message = `column "${name}" differs only in case from "${twin.name}", which the table has`;
      throw new PenstockError('tableSchemaMismatch', message);
    }
    if (!field && required)
      throw new PenstockError('badRequest', `column "${name}": a new column must not be required`);
    return !field;
  });
}
