// Rows into a file, a JSON object a line; for development. A batch begins where the file ended when it was prepared, and is
// written there again if it has to be.
import { stringify } from 'lossless-json';
import { open, stat } from 'node:fs/promises';
import { fileError } from '../../model/file-error';
import { rowLayout, type JsonlConfig } from '../../sinks/iceberg/config';
import type { Outgoing } from '../outgoing';
import { poisonOf, valuesOf } from '../row-values';
import type { TableTarget } from './target';

/** Stands for standard output, where a batch that is written again is there twice. */
const standardOutput = '-';

export function jsonlTarget(config: JsonlConfig, outgoing: Outgoing): TableTarget {
  const { path } = config;
  const { columns } = rowLayout(config);
  const isFile = path !== standardOutput;
  if (isFile) outgoing.checkPath(path);
  return {
    async prepare(rows) {
      const at = isFile ? await sizeOf(path) : 0;
      return { content: { path, at, flushTimeMs: Date.now() }, poison: poisonOf(rows, columns) };
    },

    // Batches that were noted before they said their path are of this one.
    isOwn: (content) => 'at' in content && (!('path' in content) || content.path === path),

    async append({ content }, rows) {
      const { at, flushTimeMs } = content as { at: number; flushTimeMs: number };
      const lines = (await rows()).map((row) => `${stringify(valuesOf(row, columns, flushTimeMs))}\n`).join('');
      if (isFile) await writeAt(path, at, lines);
      else process.stdout.write(lines);
      return { state: 'committed' };
    },
  };
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0;
      throw fileError(`write ${path}`, error);
    },
  );

async function writeAt(path: string, at: number, text: string): Promise<void> {
  try {
    const file = await open(path, 'a');
    try {
      await file.truncate(at);
      await file.appendFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(`write ${path}`, error);
  }
}
