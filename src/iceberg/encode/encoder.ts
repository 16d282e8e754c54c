// Encodes records, one a line, into data files of a table, and says which lines cannot become rows.

import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PenstockError } from '../../model/errors';
import { fileError, isFullDisk } from '../../model/file-error';
import { decimalOf } from '../format/types';
import { removeAll } from '../storage/remove-all';
import type { Storage } from '../storage/storage';
import type { DataFile } from '../table/data-file';
import { dataFileName } from '../table/file-names';
import type { TableLayout } from '../table/layout';
import { copyRows, linesLeftOut, sourcesPerLine, type Copied, type Input } from './copy';
import { isBroken, isOutOfMemory, openEngine } from './engine';
import { findUnwritable } from './find-unwritable';
import { judge, judgeBeside, notJson } from './judge';
import { copyWithout, judgeLines, lookThrough, type Looked, type PoisonLine } from './lines';
import { figuresOf } from './statistics';
import { suspicionOf } from './suspects';

export interface EncoderSettings {
  /** A folder of this encoder's own. What an earlier one left there is removed. */
  folder: string;
  /** DuckDB's limit in megabytes. Default 200. */
  memoryMb?: number;
  /** Longer records are poison. Default 1 MiB. */
  maxLineBytes?: number;
}

export interface EncodeRequest {
  /** The records: a file with a JSON object a line, each line ended by a newline byte. */
  records: string;
  /**
   * For columns with a source other than `flushTime`: a file with a JSON object for each record, in the same order,
   * whose keys are the sources' names. Times are epoch milliseconds.
   */
  perLine?: string;
  flushTimeMs: number;
  layout: TableLayout;
  storage: Storage;
}

export interface Encoded {
  files: DataFile[];
  rows: number;
  /** In the order of the lines. */
  poison: PoisonLine[];
}

export interface Encoder {
  /** Requests may overlap: they are done in the order in which they come to DuckDB, one at a time. */
  encode: (request: EncodeRequest) => Promise<Encoded>;
  close: () => void;
}

const workPrefix = 'encode-';

export async function openEncoder(settings: EncoderSettings): Promise<Encoder> {
  const { folder, memoryMb = 200, maxLineBytes = 1024 * 1024 } = settings;
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name.startsWith(workPrefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
  const spill = await mkdtemp(join(folder, workPrefix));
  let engine = await openEngine(spill, memoryMb);
  /** Files of the last batch, by table and spec. */
  const partitionsOf = new Map<string, number>();
  let last: Promise<unknown> = Promise.resolve();

  /** DuckDB takes one at a time; what is before and after it goes on beside it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function encode({ layout, storage, ...request }: EncodeRequest): Promise<Encoded> {
    if (sourcesPerLine(layout.columns).length > 0 && request.perLine === undefined) {
      throw new PenstockError('internal', `perLine must be given for ${sourcesPerLine(layout.columns).join(', ')}`);
    }
    const looked = await lookThrough(request.records, { ...whatToLookAt(layout), maxLineBytes });
    if (looked.lines === 0) return { files: [], rows: 0, poison: looked.poison };
    const work = await mkdtemp(join(folder, workPrefix)).catch((error: unknown) => {
      throw fileError(`encode in ${folder}`, error);
    });
    try {
      const { copied, poison } = await inTurn(() => copyGood(work, request, layout, looked));
      return { files: await storeAll(copied.files, layout, storage), rows: copied.rows, poison };
    } catch (error) {
      if (error instanceof PenstockError) throw error;
      const message = `cannot encode in ${folder}: ${(error as Error).message}`;
      throw new PenstockError(isFull(error) ? 'diskFull' : 'internal', message, { cause: error });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }

  /** What comes after it has an engine that works. */
  async function withEngine<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await engine.withMemory(work);
    } catch (error) {
      if (isBroken(error)) {
        const broken = engine;
        engine = await openEngine(spill, memoryMb);
        broken.close();
      }
      throw error;
    }
  }

  /** Each time into a folder of its own. */
  function write(work: string, input: Input, layout: TableLayout): Promise<Copied[]> {
    return withEngine(async () => {
      const target = await mkdtemp(join(work, 'files-'));
      const partitionsBefore = partitionsOf.get(keyOf(layout));
      return copyRows(engine, input, layout, { folder: target, maxLineBytes, partitionsBefore });
    });
  }

  /** Copies the lines that can be rows. */
  async function copyGood(work: string, request: Input, layout: TableLayout, { lines, poison: seen }: Looked) {
    let poison = seen;
    let attempts = 0;
    /** Encodes all lines but the poison, which is known now. */
    const copy = async () => {
      const target = join(work, `lines-${attempts++}`);
      const input = poison.length > 0 ? await without(linesIn(poison), request, target) : request;
      const files = await write(work, input, layout);
      partitionsOf.set(keyOf(layout), files.length);
      return { input, files, rows: files.reduce((sum, { count }) => sum + Number(count), 0) };
    };
    /** DuckDB loses good lines beside some broken ones, and fails at others: it is given only those that are right. */
    const copyJudged = async () => {
      const known = new Set(linesIn(poison));
      const rest = await judgeInWords(request, new Set(linesUpTo(lines)), layout);
      poison = [...poison, ...rest.filter(({ line }) => !known.has(line))].sort(byLine);
      return copy();
    };
    const copyWritable = async (error: unknown) => {
      if (isKnown(error)) throw error;
      const some = async (from: number, to: number) => {
        const others = linesUpTo(lines).filter((line) => line < from || line >= to);
        await write(work, await without([...linesIn(poison), ...others], request, join(work, 'some')), layout);
      };
      const unwritable = await findUnwritable(lines, some, isKnown);
      if (!unwritable?.length) throw error;
      poison = [...poison, ...unwritable].sort(byLine);
      return copy();
    };
    let copied = await copy().catch((error: unknown) => {
      if (isKnown(error)) throw error;
      return copyJudged().catch(copyWritable);
    });
    if (copied.rows < lines - poison.length) {
      const more = await findPoison(copied.input, layout, lines - poison.length, maxLineBytes);
      if (copied.rows + more.length === lines - poison.length) poison = inOrder(poison, more);
      else copied = await copyJudged();
    }
    if (copied.rows !== lines - poison.length) {
      const message = `of ${lines} lines ${poison.length} are poison, and ${copied.rows} became rows: none are appended`;
      throw new PenstockError('internal', message);
    }
    return { copied, poison };
  }

  /** The lines that DuckDB has left out and that are wrong in words too. */
  async function findPoison(input: Input, layout: TableLayout, lines: number, max: number) {
    const left = await withEngine(() => linesLeftOut(engine, input, layout.columns, lines, max));
    return left ? judgeInWords(input, left, layout) : [];
  }

  return {
    encode,
    close() {
      engine.close();
    },
  };
}

/** The named lines that are wrong, or whose columns need what is not known beside them. */
async function judgeInWords(input: Input, named: Set<number>, { columns }: TableLayout): Promise<PoisonLine[]> {
  const poison = await judgeLines(input.records, named, (line) => judge(line, columns));
  if (input.perLine === undefined) return poison;
  const wrong = new Set(linesIn(poison));
  const beside = await judgeLines(input.perLine, named, (line) =>
    judgeBeside(JSON.parse(String(line)) as object, columns),
  );
  return [...poison, ...beside.filter(({ line }) => !wrong.has(line))].sort(byLine);
}

/** Puts files that were made into the table's places for them; none of them, when one fails. */
async function storeAll(copied: Copied[], layout: TableLayout, storage: Storage): Promise<DataFile[]> {
  const files: DataFile[] = [];
  try {
    for (const file of copied) files.push(await store(file, layout, storage));
    return files;
  } catch (error) {
    // Nobody will know of the others: on a disk that is full they would be in the way of the next try.
    await removeAll(
      storage,
      files.map(({ location }) => location),
    );
    throw error;
  }
}

async function store(file: Copied, layout: TableLayout, storage: Storage): Promise<DataFile> {
  const location = `${layout.dataLocation}/${file.folder}${dataFileName(layout.tableUuid)}`;
  await storage.put(location, { file: file.filename });
  return {
    location,
    bytes: (await stat(file.filename)).size,
    rows: Number(file.count),
    tableUuid: layout.tableUuid,
    schemaId: layout.schema.schemaId,
    specId: layout.spec.specId,
    orderId: layout.order.orderId,
    writtenAtMs: Date.now(),
    partition: file.partition,
    columns: figuresOf(file, layout.columns),
  };
}

/** DuckDB tells in words. */
const isFull = (error: unknown): boolean =>
  error instanceof Error && (isFullDisk(error.message) || error.message.includes('max_temp_directory_size'));

/** Has nothing to do with what stands in a line. */
const isKnown = (error: unknown): boolean => error instanceof PenstockError || isFull(error) || isOutOfMemory(error);

const keyOf = ({ tableUuid, spec }: TableLayout): string => `${tableUuid} ${spec.specId}`;

const byLine = (one: PoisonLine, other: PoisonLine): number => one.line - other.line;

const linesIn = (poison: PoisonLine[]): number[] => poison.map(({ line }) => line);

const linesUpTo = (last: number): number[] => Array.from({ length: last }, (_none, index) => index + 1);

function whatToLookAt({ columns }: TableLayout) {
  const suspicion = suspicionOf(columns);
  const hasDecimals = columns.some(({ type }) => decimalOf(type));
  // Where every line is looked at, DuckDB judges the columns as far as it can.
  const isExact = suspicion !== undefined || hasDecimals;
  return { suspicion, judge: isExact ? (line: Buffer) => judge(line, columns) : notJson };
}

async function without(lines: number[], input: Input, target: string): Promise<Input> {
  const named = new Set(lines);
  await copyWithout(input.records, `${target}.ndjson`, named);
  if (input.perLine === undefined) return { ...input, records: `${target}.ndjson` };
  await copyWithout(input.perLine, `${target}-beside.ndjson`, named);
  return { ...input, records: `${target}.ndjson`, perLine: `${target}-beside.ndjson` };
}

/** Puts together what was found in the whole file and what was found in its copy without that. */
function inOrder(before: PoisonLine[], found: PoisonLine[]): PoisonLine[] {
  const merged: PoisonLine[] = [];
  let removed = 0;
  for (const { line, reason } of found) {
    while (removed < before.length && before[removed]!.line <= line + removed) merged.push(before[removed++]!);
    merged.push({ line: line + removed, reason });
  }
  return [...merged, ...before.slice(removed)];
}
