import { evolveAddColumns } from '../../src/iceberg/evolve-add-columns';
import { memoryCatalog } from '../support/memory-catalog';

it('adds no column that differs from one of the table only in case: nobody could append any more', async () => {
  const id = { name: 'id', type: 'long', required: false } as const;
  const { catalog } = memoryCatalog({ columns: [id], partition: '', order: '' }, 'file:///nowhere');
  const table = { catalog, namespace: ['n'], name: 't' };
  await expect(evolveAddColumns(table, [{ ...id, name: 'ID' }])).rejects.toMatchObject({
    code: 'tableSchemaMismatch',
    message: 'column "ID" differs only in case from "id", which the table has',
  });
});
