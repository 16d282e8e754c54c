// The one encoder of a process, opened when the first rows come: DuckDB takes memory.
import { join } from 'node:path';
import { openEncoder, type Encoder } from '../iceberg/encode/encoder';
import { lazy } from '../model/lazy';

/** `folder`: for the files that are encoded. */
export type OpenedEncoder = () => Promise<Pick<Encoder, 'encode'> & { folder: string }>;

/** `parent`: asked when the encoder is needed for the folder that its own is to be in. */
export function lazyEncoder(parent: () => Promise<string>): { encoder: OpenedEncoder; close: () => Promise<void> } {
  const { get, ifMade } = lazy(async () => {
    const folder = join(await parent(), 'encoder');
    return { encoder: await openEncoder({ folder }), folder };
  });
  return {
    async encoder() {
      const { encoder, folder } = await get();
      return { encode: encoder.encode, folder };
    },
    async close() {
      (await ifMade())?.encoder.close();
    },
  };
}
