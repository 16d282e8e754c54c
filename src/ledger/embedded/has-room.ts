import { statfs } from 'node:fs/promises';

/** PostgreSQL stops where its log has no room: with less it would stop again. */
const roomBytes = 48 * 1024 * 1024;

/** Whether the disk of the directory has room for the ledger to go on: PGlite does not say when it has none. */
export async function hasRoom(directory: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize >= roomBytes;
}
