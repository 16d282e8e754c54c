// Where in a record a column's value is: the path's first name is read as a column, the rest of it from its JSON.

import type { Column } from '../table/columns';

/** The path of a column that is filled from the record; undefined for one that Penstock fills. */
export const pathOf = ({ name, from, source }: Pick<Column, 'name' | 'from' | 'source'>): string[] | undefined =>
  source ? undefined : (from?.split('.') ?? [name]);

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
