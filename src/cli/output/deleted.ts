import type { Deleted } from '../../ledger/resources/deleted';
import type { Look } from './look';
import { table } from './table';
import { age } from './times';

export const deletedTable = (deleted: Deleted[], look: Look): string =>
  deleted.length === 0
    ? 'Nothing is deleted that could come back.'
    : table(look, deleted, [
        { title: 'ID', of: ({ id }) => id, isWhole: true },
        { title: 'TYPE', of: ({ type }) => type },
        { title: 'NAME', of: ({ name }) => name },
        { title: 'DELETED', of: ({ deletedAt }) => age(deletedAt, look.now), isNumber: true },
      ]);
