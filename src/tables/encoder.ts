// The one encoder of a process, opened when the first rows come: DuckDB takes memory.
import { join } from 'node:path';
import { openEncoder, type Encoder } from '../iceberg/encode/encoder';

/** `folder`: for the files that are encoded; what an earlier process left there is gone. */
export type OpenedEncoder = () => Promise<Pick<Encoder, 'encode'> & { folder: string }>;

export function lazyEncoder(folder: string): { encoder: OpenedEncoder; close: () => Promise<void> } {
  let opened: Promise<Encoder> | undefined;
  return {
    async encoder() {
      opened ??= openEncoder({ folder: join(folder, 'encoder') });
      const { encode } = await opened.catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return { encode, folder: join(folder, 'encoder') };
    },
    async close() {
      (await opened?.catch(() => undefined))?.close();
    },
  };
}
