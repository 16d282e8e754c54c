import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PenstockError } from '../../model/errors';
import { hasRoom } from './has-room';

const script = `
const [pglite, dataDir] = process.argv.slice(1);
require(pglite).PGlite.create({ dataDir }).then((database) => database.close());`;

/**
 * Makes an empty PGlite database in `directory`, whole or not at all, unless there is one. In a process of its own:
 * making one takes half a gigabyte that the process which does it never gives back. Throws `diskFull`.
 */
export async function makeEmbeddedDirectory(directory: string): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return;
  const beside = `${directory}.new`;
  await rm(beside, { recursive: true, force: true });
  try {
    await promisify(execFile)(process.execPath, ['-e', script, require.resolve('@electric-sql/pglite'), beside]);
  } catch (error) {
    const isFull = !(await hasRoom(dirname(directory)));
    await rm(beside, { recursive: true, force: true });
    throw isFull ? new PenstockError('diskFull', 'its disk is full') : error;
  }
  await rename(beside, directory);
}
