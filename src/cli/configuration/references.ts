// Secrets by reference: their values are read before anything is asked of the API, and are only ever sent.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../usage-error';
import type { WrittenSink } from './file-schema';
import type { ReadSource } from './read-files';

/** As the API takes it. */
export type ResolvedSink = Omit<WrittenSink, 'secrets'> & { secrets?: Record<string, string> };
export interface ResolvedSource {
  id: string;
  type: string;
  name?: string;
  description?: string;
  config?: object;
  secret?: string;
  secrets?: Record<string, string>;
  sinks: ResolvedSink[];
}

type Resolve = (field: string, reference: string) => string;

/** Throws a `UsageError` that names every field whose reference leads nowhere. */
export function resolveReferences(sources: ReadSource[], env: NodeJS.ProcessEnv): ResolvedSource[] {
  const faults: string[] = [];
  const resolved = sources.map(({ source, directory }) =>
    resolveSource(source, (field, reference) => {
      const value = reference.startsWith('env:')
        ? (env[reference.slice('env:'.length)] ?? '')
        : textOf(resolve(directory, reference.slice('file:'.length)));
      if (typeof value === 'string' && value !== '') return value;
      const why = typeof value === 'string' ? 'is not set, or empty' : `cannot be read: ${value.message}`;
      faults.push(`${field}: ${reference} ${why}`);
      return '';
    }),
  );
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  return resolved;
}

function resolveSource(source: ReadSource['source'], resolveOne: Resolve): ResolvedSource {
  const { sinks = [], ...rest } = source;
  const where = `source "${source.id}"`;
  return {
    ...rest,
    ...('secret' in source && source.secret !== undefined && { secret: resolveOne(`${where}: secret`, source.secret) }),
    ...('secrets' in source &&
      source.secrets !== undefined && { secrets: resolveAll(where, source.secrets, resolveOne) }),
    sinks: sinks.map(({ secrets, ...sink }) => ({
      ...sink,
      ...(secrets && { secrets: resolveAll(`${where}, sink "${sink.id}"`, secrets, resolveOne) }),
    })),
  } as ResolvedSource;
}

function resolveAll(where: string, secrets: object, resolveOne: Resolve): Record<string, string> {
  const references = Object.entries(secrets) as [string, string][];
  return Object.fromEntries(
    references.map(([name, reference]) => [name, resolveOne(`${where}: secrets.${name}`, reference)]),
  );
}

/** Without the line break at its end. */
function textOf(path: string): string | Error {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return error as Error;
  }
}
