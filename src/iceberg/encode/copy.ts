// From lines of JSON to sorted Parquet files, one for each partition, with the rows that are right.

import { partitionFolder } from '../format/partition-path';
import { readTransform, resultType } from '../format/transforms';
import { toBytes } from '../format/bytes';
import { PenstockError } from '../../model/errors';
import { readType, type PrimitiveType } from '../format/types';
import type { Source } from '../table/columns';
import type { TableLayout } from '../table/layout';
import type { PlacedColumn } from '../table/schema';
import { columnSql, duckType } from './column-sql';
import type { Engine } from './engine';
import { identifier, literal, pathOf } from './paths';
import { firstMs, lastMs } from './patterns';
import { readText } from './read-text';
import type { WrittenFile } from './statistics';
import { textFields } from './suspects';
import { textSql, transformSql } from './transform-sql';
import { writeFiles } from './write-files';

export interface Input {
  /** The records, one a line. */
  records: string;
  /** What Penstock fills in, by line: as JSON objects with the sources' names as keys. */
  perLine?: string | undefined;
  flushTimeMs: number;
}

export interface Copied extends WrittenFile {
  /** Single-value serialization as base64, in the order of the spec's fields. */
  partition: (string | null)[];
  /** Folder under the table's data for it, with a slash at the end, or empty. */
  folder: string;
}

/** Writes the rows into `folder`. Answers the files that have rows. `partitionsBefore`: of the batch before, of the same table. */
export async function copyRows(
  engine: Engine,
  input: Input,
  layout: TableLayout,
  {
    folder,
    maxLineBytes,
    partitionsBefore,
  }: { folder: string; maxLineBytes: number; partitionsBefore: number | undefined },
): Promise<Copied[]> {
  const { columns, spec, order } = layout;
  const sourceColumn = (sourceId: number): PlacedColumn => {
    const found = columns.find(({ id }) => id === sourceId);
    // What no column fills is null in every row, and so is its partition.
    return found ?? missingColumn(layout, sourceId);
  };
  const term = (sourceId: number, transform: string): string => {
    const { type, name } = sourceColumn(sourceId);
    return transformSql(transform, type, identifier(name), engine.hashFunction(type));
  };
  const parts = spec.fields.map(({ sourceId, transform, name }) => {
    const known = readTransform(transform);
    if (!known) throw new PenstockError('tableUnsupported', `partition field "${name}": ${transform} is not known`);
    const { type } = sourceColumn(sourceId);
    return { name, transform: known, type: resultType(known, type), sql: term(sourceId, transform) };
  });
  const texts = textFields(columns);
  const filled = columns.map((column) => `${valueSql(column, texts, input)} AS ${identifier(column.name)}`);
  const unfilled = [...spec.fields, ...order.fields]
    .map(({ sourceId }) => sourceColumn(sourceId))
    .filter(({ id }, index, all) => !columns.some((c) => c.id === id) && all.findIndex((o) => o.id === id) === index)
    .map(({ name, type }) => `NULL::${duckType(type)} AS ${identifier(name)}`);
  const rows = `SELECT ${[...filled, ...unfilled].join(', ')} FROM ${fromSql(input, columns, maxLineBytes)}${whereSql(columns)}`;
  // Values of any length and any characters would become names of folders: their hashes do not harm.
  const keys = parts.map(({ sql, type }) => keySql(type, sql));
  const sorting = order.fields.map(({ sourceId, transform, direction, nullOrder }) => {
    const nulls = nullOrder === 'nulls-first' ? 'NULLS FIRST' : 'NULLS LAST';
    return `${term(sourceId, transform)} ${direction.toUpperCase()} ${nulls}`;
  });
  const files = await writeFiles(engine, { columns, keys, sorting, from: `(${rows})` }, folder, partitionsBefore);

  const readPartition = async (file: WrittenFile): Promise<Copied> => {
    if (parts.length === 0) return { ...file, partition: [], folder: '' };
    const texts = parts.map(({ sql, type }) => textSql(type, sql));
    const from = `read_parquet(${literal(file.filename)}, hive_partitioning = false)`;
    const inner = `SELECT ${['*', ...unfilled].join(', ')} FROM ${from} LIMIT 1`;
    const found = await engine.connection.runAndReadAll(`SELECT ${texts.join(', ')} FROM (${inner})`);
    const row = found.getRowsJson()[0] as (string | null)[];
    const values = parts.map(({ type }, index) => (row[index] === null ? null : readText(type, row[index]!)));
    return {
      ...file,
      partition: values.map((value, index) =>
        value === null ? null : toBytes(parts[index]!.type, value).toString('base64'),
      ),
      folder: parts
        .map(({ name, transform, type }, index) => `${partitionFolder(name, transform, type, values[index]!)}/`)
        .join(''),
    };
  };
  const answer: Copied[] = [];
  for (const file of files) answer.push(await readPartition(file));
  return answer;
}

/** The numbers of the lines, from 1, that copyRows would leave out; undefined when DuckDB does not read line by line. */
export async function linesLeftOut(
  engine: Engine,
  input: Input,
  columns: PlacedColumn[],
  lines: number,
  maxLineBytes: number,
): Promise<Set<number> | undefined> {
  const conditions = conditionsOf(columns);
  const isGood = conditions.length > 0 ? conditions.join(' AND ') : 'true';
  const read = `SELECT row_number() OVER () AS line, ${isGood} AS good FROM ${fromSql(input, columns, maxLineBytes)}`;
  const found = await engine.connection.runAndReadAll(
    `SELECT count(*)::INTEGER, list(line::INTEGER) FILTER (WHERE NOT good) FROM (${read})`,
  );
  const [count, left] = found.getRowsJson()[0] as [number, number[] | null];
  return count === lines ? new Set(left ?? []) : undefined;
}

const keySql = (type: PrimitiveType, sql: string) =>
  type === 'string' ? `md5(${sql})` : type === 'binary' ? `md5(hex(${sql}))` : sql;

function missingColumn({ schema }: TableLayout, sourceId: number): PlacedColumn {
  const field = schema.fields.find(({ id }) => id === sourceId);
  if (!field)
    throw new PenstockError('tableUnsupported', `the table is split or sorted by column ${sourceId}, which it has not`);
  const type = readType(field.type);
  if (!type) {
    const message = `the table is split or sorted by "${field.name}", whose type ${JSON.stringify(field.type)} is not supported`;
    throw new PenstockError('tableUnsupported', message);
  }
  return { id: field.id, name: field.name, type, required: false };
}

function valueSql(column: PlacedColumn, texts: ReadonlySet<string>, { flushTimeMs }: Input): string {
  const fromRecord = columnSql(column, texts);
  if (fromRecord) return fromRecord.value;
  if (column.source === 'flushTime') return `make_timestamptz(${flushTimeMs * 1000}::BIGINT)`;
  const given = identifier(givenName(column.source!));
  return column.type === 'timestamptz' ? `make_timestamptz(${given} * 1000)` : `${given}::${duckType(column.type)}`;
}

/** Column of the file beside the records: its name cannot be one of theirs, which have no space before them. */
const givenName = (source: Source) => ` ${source}`;

const givenTypes: Record<Exclude<Source, 'flushTime'>, string> = {
  'event.id': 'VARCHAR',
  'event.type': 'VARCHAR',
  'event.time': 'BIGINT',
  'kafka.topic': 'VARCHAR',
  'kafka.partition': 'INTEGER',
  'kafka.offset': 'BIGINT',
  'kafka.timestamp': 'BIGINT',
  'kafka.key': 'VARCHAR',
};

/** Sources that these columns take from the file beside the records. */
export const sourcesPerLine = (columns: PlacedColumn[]): Exclude<Source, 'flushTime'>[] => [
  ...new Set(columns.flatMap(({ source }) => (source && source !== 'flushTime' ? [source] : []))),
];

function fromSql({ records, perLine }: Input, columns: PlacedColumn[], maxLineBytes: number): string {
  const names = new Set(columns.flatMap((column) => pathOf(column)?.[0] ?? []));
  const texts = textFields(columns);
  const shape = [...names].map((name) => `${literal(name)}: '${texts.has(name) ? 'VARCHAR' : 'JSON'}'`);
  // Told so, DuckDB does not take lines of a table with one column for its values, when the first is no object.
  const reading = `format = 'newline_delimited', records = true, compression = 'uncompressed', maximum_object_size = ${maxLineBytes + 1024}`;
  // A shape must have a column: one that no record has does no harm.
  const fields = shape.length > 0 ? shape : [`' '`.concat(`: 'JSON'`)];
  const read = `read_json(${literal(records)}, ${reading}, ignore_errors = true, columns = {${fields.join(', ')}})`;
  const sources = sourcesPerLine(columns);
  if (sources.length === 0) return read;
  const types = sources.map((source) => `${literal(source)}: '${givenTypes[source]}'`);
  const given = sources.map((source) => `${identifier(source)} AS ${identifier(givenName(source))}`);
  const beside = `read_json(${literal(perLine!)}, ${reading}, columns = {${types.join(', ')}})`;
  return `${read} POSITIONAL JOIN (SELECT ${given.join(', ')} FROM ${beside})`;
}

function conditionsOf(columns: PlacedColumn[]): string[] {
  const texts = textFields(columns);
  return columns.flatMap((column) => {
    const { source, required, type } = column;
    if (source === undefined) return columnSql(column, texts)?.isGood ?? [];
    if (source === 'flushTime') return [];
    const given = identifier(givenName(source));
    const isThere = required ? [`${given} IS NOT NULL`] : [];
    return type === 'timestamptz' ? [...isThere, `coalesce(${given} BETWEEN ${firstMs} AND ${lastMs}, true)`] : isThere;
  });
}

function whereSql(columns: PlacedColumn[]): string {
  const conditions = conditionsOf(columns);
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}
