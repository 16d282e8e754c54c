// What tells requests under one key apart: a digest of what is asked for, whichever way it is written.
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { toJson } from '../../iceberg/json';
import type { Column } from '../../iceberg/table/columns';
import type { AppendTarget, KnownRequest } from '../../ledger/tables/append-requests';
import { toLine } from './row-lines';

interface Asked {
  target: AppendTarget;
  columns: Column[];
  rows: unknown[];
}

const rowsTogether = 1000;

/**
 * The order of a row's fields means nothing, and an absent value is null. A thousand rows at a time: others are answered
 * in between.
 */
export async function requestDigest({ target, columns, rows }: Asked): Promise<string> {
  const { catalog, namespace, name } = target;
  const hash = createHash('sha256');
  hash.update(toJson([catalog, namespace, name, columns.map(({ name, type, required }) => [name, type, required])]));
  for (let from = 0; from < rows.length; from += rowsTogether) {
    for (const row of rows.slice(from, from + rowsTogether)) hash.update(`\n${canonical(row)}`);
    await turn();
  }
  return hash.digest('hex');
}

/** Requests that were noted before digests were kept have none. */
export function isSameRequest(
  known: Pick<KnownRequest, 'digest' | 'rows' | keyof AppendTarget>,
  { target, rows }: Asked,
  digest: string | undefined,
): boolean {
  if (known.digest !== undefined) return known.digest === digest;
  const { catalog, namespace, name } = target;
  const isThere = known.catalog === catalog && known.namespace === namespace && known.name === name;
  return isThere && known.rows === rows.length;
}

function canonical(row: unknown): string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return toJson(row);
  const fields = Object.entries(row).filter(([, value]) => value !== null);
  return toLine(Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1))));
}
