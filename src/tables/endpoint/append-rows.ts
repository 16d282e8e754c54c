// Rows of a service into a table of a catalog, once each, however often the request is made under one key.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { appendBatches } from '../../iceberg/append/append-batches';
import { forgetSequence } from '../../iceberg/append/forget-sequence';
import { loadTable, tableName, type Table } from '../../iceberg/open-table';
import type { Column } from '../../iceberg/table/columns';
import type { DataFile } from '../../iceberg/table/data-file';
import { layoutOf } from '../../iceberg/table/layout';
import type { Database } from '../../ledger/ledger';
import {
  dropRequest,
  findOpenRequest,
  findRequest,
  hasHadPosition,
  noteRequest,
  renewWriter,
  settleRequest,
  targetStanding,
  type AppendRequest,
  type AppendTarget,
  type TargetStanding,
} from '../../ledger/tables/append-requests';
import { PenstockError } from '../../model/errors';
import { newUuid } from '../../model/ids';
import type { OpenedEncoder } from '../encoder';
import { checkLocations } from '../open-sink-table';
import type { Outgoing } from '../outgoing';
import { findPlace } from '../find-place';
import { writeLines } from '../write-lines';
import { oneAtATime } from './one-at-a-time';
import { isSameRequest, requestDigest } from './request-digest';
import { rowLine } from './row-lines';

export interface AppendDependencies {
  db: Database;
  outgoing: Outgoing;
  encoder: OpenedEncoder;
}

export interface RowsToAppend {
  target: AppendTarget;
  table: Table;
  columns: Column[];
  rows: unknown[];
  /** What the service calls its request. */
  key?: string;
}

/** As the contract of the endpoint has it. */
export interface RowsAppended {
  namespace: string;
  table: string;
  rows: number;
  metadata_location: string;
}

/** Other gateways may be at the same table, and it may change while rows are encoded. */
const mostTries = 20;
const inTurn = oneAtATime();

/**
 * The request is noted with its files and its place in the endpoint's own sequence, then appended, then settled with its
 * answer. A request that was cut off in between is finished by whoever comes next. Throws `tableNotFound`,
 * `tableSchemaMismatch`, `rowRefused`, `badRequest`, and what may be tried again under the same key.
 */
export async function appendRows(dependencies: AppendDependencies, asked: RowsToAppend): Promise<RowsAppended> {
  const { catalog, namespace, name } = asked.target;
  const digest = asked.key === undefined ? undefined : await requestDigest(asked);
  return inTurn(JSON.stringify([catalog, namespace, name]), async () => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const answer = await tryOnce(dependencies, asked, digest);
      if (answer) return answer;
      await pause(10 * (1 + Math.random()) * tries);
    }
    throw new PenstockError('overloaded', `table ${namespace}.${name} did not stand still; send the request again`);
  });
}

/** Undefined when it is to be tried again. */
async function tryOnce(
  dependencies: AppendDependencies,
  asked: RowsToAppend,
  digest: string | undefined,
): Promise<RowsAppended | undefined> {
  const { db } = dependencies;
  const { target, table, rows, key } = asked;
  const known = key === undefined ? undefined : await findRequest(db, key);
  if (known) {
    if (!isSameRequest(known, asked, digest)) {
      const message = `Idempotency-Key: "${key}" was used with another body; send the same again, or another key`;
      throw new PenstockError('badRequest', message);
    }
    return known.answer ? (known.answer as RowsAppended) : finish(dependencies, table, known);
  }
  const others = await findOpenRequest(db, target);
  if (others) {
    await finish(dependencies, table, others);
    return undefined;
  }
  const standing = await targetStanding(db, target);
  const prepared = await encode(dependencies, asked, standing);
  if (!prepared) return undefined;
  const id = newUuid();
  const request = {
    id,
    ...target,
    ...(key !== undefined && { key }),
    ...(digest !== undefined && { digest }),
    rows: rows.length,
    writer: standing.writer,
    ...prepared,
  };
  if (!(await noteRequest(db, request))) return undefined;
  return finish(dependencies, table, request);
}

/** Files in the table's storage. Undefined when the table is not what it was, and the sequence begins anew. */
async function encode(
  { db, outgoing, encoder }: AppendDependencies,
  { target, table, columns, rows }: RowsToAppend,
  { writer, tableUuid }: TargetStanding,
): Promise<Pick<AppendRequest, 'files' | 'position'> | undefined> {
  const found = await findPlace({
    load: () => loadTable({ ...table, ...(tableUuid !== undefined && { uuid: tableUuid }) }),
    writer,
    hasHad: (position) => hasHadPosition(db, writer, position),
  }).catch((error: unknown) => {
    if (!isAnotherTable(error)) throw error;
    return undefined;
  });
  if (!found) {
    await beginAnew(db, target, table, writer);
    return undefined;
  }
  const { metadata, storage, position } = found;
  checkLocations(outgoing, metadata);
  const layout = layoutOf(metadata, columns);
  const { encode, folder } = await encoder();
  const records = join(folder, `${randomUUID()}.ndjson`);
  try {
    await writeLines(records, linesOf(rows, new Map(columns.map((column) => [column.name, column]))));
    const { files, poison } = await encode({ records, flushTimeMs: Date.now(), layout, storage });
    const [first] = poison;
    if (first) {
      // Nobody knows of these files yet.
      for (const { location } of files) await storage.delete(location);
      const more = poison.length > 1 ? `; and ${poison.length - 1} more rows` : '';
      throw new PenstockError('rowRefused', `rows[${first.line - 1}]: ${first.reason}${more}; no row is in`);
    }
    return { files, position };
  } finally {
    await rm(records, { force: true });
  }
}

const rowsTogether = 1000;

/** A thousand at a time: others are answered in between. */
function* linesOf(rows: unknown[], columns: Map<string, Column>): Generator<string> {
  for (let from = 0; from < rows.length; from += rowsTogether) {
    const some = rows.slice(from, from + rowsTogether);
    yield some.map((row, index) => `${rowLine(row, from + index, columns)}\n`).join('');
  }
}

/** Undefined when its rows are not in the table, and are to be encoded again. */
async function finish(
  { db }: AppendDependencies,
  table: Table,
  request: AppendRequest,
): Promise<RowsAppended | undefined> {
  const { id, writer, position, files, rows } = request;
  try {
    const sequence = { name: writer, from: position, to: position + 1 };
    const [answer] = await appendBatches(table, [{ id, sequence, files: files as DataFile[], rows, poison: 0 }]);
    if (answer?.state === 'committed' || answer?.state === 'alreadyIn') {
      const { metadata, metadataLocation = '' } = await table.catalog.load(tableName(table));
      const { namespace, name } = request;
      const appended: RowsAppended = { namespace, table: name, rows, metadata_location: metadataLocation };
      return (await settleRequest(db, request, metadata.uuid, appended)) as RowsAppended;
    }
    await dropRequest(db, id);
  } catch (error) {
    const isGone = error instanceof PenstockError && error.code === 'tableNotFound';
    if (!isGone && !isAnotherTable(error)) throw error;
    if (isGone) await renewWriter(db, request, writer);
    else await beginAnew(db, request, table, writer);
  }
  return undefined;
}

async function beginAnew(db: Database, target: AppendTarget, table: Table, writer: string): Promise<void> {
  await renewWriter(db, target, writer);
  await forgetSequence(table, writer);
}

/** Nothing that was on its way is in the table that there is now. */
const isAnotherTable = (error: unknown): boolean =>
  error instanceof PenstockError && ['tableRecreated', 'tableRolledBack'].includes(error.code);
