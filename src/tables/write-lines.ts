// Rows in a file, one a line, for the encoder.
import { open, rm } from 'node:fs/promises';
import { fileError } from '../model/file-error';

/**
 * Writes the pieces one after the other, each of lines with their ends. Throws `diskFull` or `storageFailed`, and what making a
 * piece throws; nothing is left of the file then.
 */
export async function writeLines(path: string, pieces: Iterable<string | Buffer>): Promise<void> {
  const told = (error: unknown): never => {
    throw fileError(`write ${path}`, error);
  };
  const file = await open(path, 'wx', 0o600).catch(told);
  try {
    // Not `write`: of what a disk has no room for it writes a part, and says no word.
    for (const piece of pieces) await file.appendFile(piece).catch(told);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
