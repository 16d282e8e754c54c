// Writes rows into Parquet files, one for each partition, within the memory that DuckDB has.

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isOutOfMemory, type Engine } from './engine';
import { identifier, literal } from './paths';
import type { WrittenFile } from './statistics';

export interface Rows {
  /** Of the table, in the files' order. */
  columns: { name: string; id: number }[];
  /** SQL of what rows of one partition have in common, one term a field of the spec. */
  keys: string[];
  /** SQL to order by; empty when the table has no order. */
  sorting: string[];
  /** What comes after FROM, with all columns that the keys and the sorting name. */
  from: string;
}

/** Rows in a row group of a file: small, which keeps the memory small. */
const rowGroupRows = 25_000;

/**
 * Texts of more different values in a row group stand in it as they are: to find that they are so many, each is looked up
 * among those before it.
 */
const mostDictionaryTexts = 1000;

/** Of zstd: the usual one takes a good third more time, and makes records of random texts no smaller. */
const compressionLevel = 1;

/**
 * DuckDB gathers so many rows of all partitions before it writes them. Few rows need little memory, but where they are of many
 * partitions, files are opened again and again, and the more of them are made.
 */
const gatheredRows = { ofFewPartitions: 4096, ofMore: 524_288 };
const fewPartitions = 4;

/** Each partition that is written at the same time takes a part of the memory, and the more the more columns there are. */
const mostPartitionsAtOnce = 100;

/** Answers the files that have rows, in folders of `folder`. `partitionsBefore`: of what was written before to this table. */
export async function writeFiles(
  engine: Engine,
  rows: Rows,
  folder: string,
  partitionsBefore: number | undefined,
): Promise<WrittenFile[]> {
  const isFew = partitionsBefore !== undefined && partitionsBefore <= fewPartitions;
  const gathered = isFew ? gatheredRows.ofFewPartitions : gatheredRows.ofMore;
  await engine.connection.run(`SET partitioned_write_flush_threshold = ${gathered}`);
  if (partitionsBefore === undefined || partitionsBefore <= mostPartitionsAtOnce) {
    const target = join(folder, 'all');
    try {
      return await copyTo(engine, rows, target, `${select(rows)}${orderBy(rows.sorting)}`);
    } catch (error) {
      if (!isOutOfMemory(error) || rows.keys.length === 0) throw error;
      await rm(target, { recursive: true, force: true });
    }
  }
  return await writeInParts(engine, rows, folder);
}

/** Through a file in which the rows of a partition stand together, from which some partitions are read at a time. */
async function writeInParts(engine: Engine, rows: Rows, folder: string): Promise<WrittenFile[]> {
  const sorted = join(folder, 'sorted.parquet');
  const part = identifier('penstock part');
  const ranked = select(rows, [`dense_rank() OVER (ORDER BY ${rows.keys.join(', ')}) AS ${part}`]);
  await engine.connection.run(
    `COPY (${ranked}${orderBy([part, ...rows.sorting])}) TO ${literal(sorted)} (FORMAT parquet, ROW_GROUP_SIZE 8192)`,
  );
  const from = `read_parquet(${literal(sorted)})`;
  const found = await engine.connection.runAndReadAll(`SELECT max(${part})::INTEGER FROM ${from}`);
  const [parts] = found.getRowsJson()[0] as [number];
  const files: WrittenFile[] = [];
  for (let [first, most] = [1, mostPartitionsAtOnce]; first <= parts;) {
    const some = `SELECT * EXCLUDE (${part}) FROM ${from} WHERE ${part} BETWEEN ${first} AND ${first + most - 1}`;
    const target = join(folder, `from-${first}`);
    try {
      files.push(...(await copyTo(engine, rows, target, some)));
      first += most;
    } catch (error) {
      if (!isOutOfMemory(error) || most === 1) throw error;
      await rm(target, { recursive: true, force: true });
      most = Math.ceil(most / 4);
    }
  }
  await rm(sorted);
  return files;
}

async function copyTo(engine: Engine, rows: Rows, folder: string, query: string): Promise<WrittenFile[]> {
  await mkdir(folder);
  const isSplit = rows.keys.length > 0;
  const options = [
    'FORMAT parquet',
    'COMPRESSION zstd',
    `COMPRESSION_LEVEL ${compressionLevel}`,
    `ROW_GROUP_SIZE ${rowGroupRows}`,
    `DICTIONARY_SIZE_LIMIT ${mostDictionaryTexts}`,
    `FIELD_IDS {${rows.columns.map(({ name, id }) => `${identifier(name)}: ${id}`).join(', ')}}`,
    'RETURN_STATS true',
    ...(isSplit ? [`PARTITION_BY (${rows.keys.map((_, index) => keyIdentifier(index)).join(', ')})`] : []),
  ];
  const target = isSplit ? folder : join(folder, 'rows.parquet');
  const copied = await engine.connection.runAndReadAll(`COPY (${query}) TO ${literal(target)} (${options.join(', ')})`);
  return (copied.getRowObjectsJson() as unknown as WrittenFile[]).filter(({ count }) => Number(count) > 0);
}

function select({ columns, keys, from }: Rows, more: string[] = []): string {
  const named = [
    ...columns.map(({ name }) => identifier(name)),
    ...keys.map((sql, index) => `${sql} AS ${keyIdentifier(index)}`),
    ...more,
  ];
  return `SELECT ${named.join(', ')} FROM ${from}`;
}

const keyIdentifier = (index: number) => identifier(`penstock partition ${index}`);

const orderBy = (terms: string[]) => (terms.length > 0 ? ` ORDER BY ${terms.join(', ')}` : '');
