// The one encoder of a process, opened when the first rows come: DuckDB takes memory.
import { join } from 'node:path';
import { openEncoder, type Encoder } from '../iceberg/encode/encoder';

/** `folder`: for the files that are encoded. */
export type OpenedEncoder = () => Promise<Pick<Encoder, 'encode'> & { folder: string }>;

/** `parent`: asked when the encoder is needed for the folder that its own is to be in. */
export function lazyEncoder(parent: () => Promise<string>): { encoder: OpenedEncoder; close: () => Promise<void> } {
  let opened: Promise<{ encoder: Encoder; folder: string }> | undefined;
  const open = async () => {
    const folder = join(await parent(), 'encoder');
    return { encoder: await openEncoder({ folder }), folder };
  };
  return {
    async encoder() {
      opened ??= open();
      const { encoder, folder } = await opened.catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return { encode: encoder.encode, folder };
    },
    async close() {
      (await opened?.catch(() => undefined))?.encoder.close();
    },
  };
}
