// A file system that is soon full: one of its own, or, where nothing may be mounted, what is left of a small /dev/shm.

import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Containers have so much, or a little more. */
const mostToFill = 1024 ** 3;

export interface SmallDisk {
  folder: string;
  /** Leaves so many bytes, more or less; all that there are when it is not said how many. */
  leave: (bytes?: number) => Promise<void>;
  close: () => Promise<void>;
}

export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const mountPoint = await mkdtemp(join(tmpdir(), 'penstock-small-disk-'));
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', mountPoint]).then(
    () => true,
    () => false,
  );
  const folder = isMounted ? mountPoint : await mkdtemp('/dev/shm/penstock-');
  const ballast = join(folder, 'ballast');
  const { blocks, bsize } = await statfs(folder);
  if (!isMounted && blocks * bsize > mostToFill)
    throw new Error('no small disk: mount(8) is refused, /dev/shm is large');
  return {
    folder,
    async leave(bytes) {
      await rm(ballast, { force: true });
      if (bytes === undefined) return;
      const { bavail } = await statfs(folder);
      const file = await open(ballast, 'w');
      try {
        const block = Buffer.alloc(65_536);
        for (let left = bavail * bsize - bytes; left > 0; left -= block.length)
          await file.write(block, 0, Math.min(left, block.length));
      } finally {
        await file.close();
      }
    },
    async close() {
      if (isMounted) await run('umount', ['-l', mountPoint]);
      else await rm(folder, { recursive: true, force: true });
      await rm(mountPoint, { recursive: true, force: true });
    },
  };
}
