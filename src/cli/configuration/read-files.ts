// Configuration files, read and checked: YAML or JSON, several documents in a file, several files as one configuration.
import { dirname } from 'node:path';
import { LineCounter, parseAllDocuments, type Document } from 'yaml';
import { z } from 'zod';
import { describeIssues } from '../../model/describe-issues';
import { readDocument } from '../input/documents';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { configurationFile, type WrittenFile, type WrittenSource } from './file-schema';

export interface ReadSource {
  source: WrittenSource;
  /** What its references are relative to. */
  directory: string;
}

export interface ReadConfiguration {
  name?: string;
  sources: ReadSource[];
}

/** "-" is the standard input. Throws a `UsageError` with a line for each fault, in all files. */
export async function readFiles(files: string[], terminal: Terminal): Promise<ReadConfiguration> {
  const faults: string[] = [];
  const documents: { written: WrittenFile; directory: string; where: string }[] = [];
  for (const file of files) {
    const where = file === '-' ? 'standard input' : file;
    const text = (await readDocument(file, terminal)).toString('utf8');
    const read = readText(text, where);
    faults.push(...read.faults);
    const directory = file === '-' ? '.' : dirname(file);
    documents.push(...read.documents.map((written) => ({ written, directory, where })));
  }
  if (faults.length === 0) faults.push(...faultsBetween(documents));
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  const name = documents.find(({ written }) => written.name !== undefined)?.written.name;
  const sources = documents.flatMap(({ written: { sources }, directory }) =>
    sources.map((source) => ({ source, directory })),
  );
  return { ...(name !== undefined && { name }), sources };
}

function readText(text: string, where: string): { documents: WrittenFile[]; faults: string[] } {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  const documents: WrittenFile[] = [];
  const faults: string[] = [];
  for (const document of parsed) {
    const errors = [...document.errors, ...document.warnings];
    faults.push(...errors.map(({ pos, message }) => `${where}:${lines.linePos(pos[0]).line}: ${message}`));
    if (errors.length > 0) continue;
    const value = valueOf(document);
    if (value instanceof Error) faults.push(`${where}: ${value.message}`);
    if (value === null || value instanceof Error) continue;
    const checked = configurationFile.safeParse(value);
    if (checked.success) documents.push(value as WrittenFile);
    else faults.push(...faultsOf(checked.error, value, document, lines).map((fault) => `${where}${fault}`));
  }
  // An empty file is a mistake rather than the wish to have nothing.
  if (documents.length === 0 && faults.length === 0) faults.push(`${where}: is empty; no sources are "sources: []"`);
  return { documents, faults };
}

/** Fails on aliases that would make it grow beyond measure. */
function valueOf(document: Document | Document.Parsed): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    return error;
  }
}

function faultsOf({ issues }: z.ZodError, value: unknown, document: Document, lines: LineCounter): string[] {
  return issues.flatMap((issue) => {
    const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const path = unknown === undefined ? issue.path : [...issue.path, unknown];
    const line = lineOf(document, path, lines);
    return describeIssues(new z.ZodError([issue]), value).map((text) => `${line}: ${text}`);
  });
}

/** Of the field, or of the nearest around it that is written. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): string {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, ...number[]] } | undefined;
    if (node?.range) return `:${lines.linePos(node.range[0]).line}`;
  }
  return '';
}

/** Of documents that are right each by itself. */
function faultsBetween(documents: { written: WrittenFile; where: string }[]): string[] {
  const [named] = documents.flatMap(({ written: { name } }) => name ?? []);
  const seen = new Map<string, string>();
  return documents.flatMap(({ written: { name, sources }, where }) => {
    const faults =
      name === undefined || name === named ? [] : [`${where}: name: is "${name}", but another is "${named}"`];
    for (const { id } of sources) {
      const before = seen.get(id);
      if (before !== undefined) faults.push(`${where}: source "${id}" is in ${before} already`);
      seen.set(id, where);
    }
    return faults;
  });
}
