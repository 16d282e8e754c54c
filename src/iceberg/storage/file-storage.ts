// Files of tables in a file system: written beside their place, then moved there in one step.

import { constants, type Dirent } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PenstockError } from '../../model/errors';
import { fileError } from '../../model/file-error';
import { unfinishedName } from '../table/file-names';
import type { Content, Storage, StoredFile } from './storage';

export const fileStorage: Storage = {
  async put(location, content) {
    const path = pathOf(location);
    const folder = dirname(path);
    const temporary = join(folder, unfinishedName(basename(path)));
    await saying(`write ${location}`, async () => {
      const newest = await mkdir(folder, { recursive: true });
      try {
        await writeThrough(temporary, content);
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await syncFolder(folder);
      // Folders made on the way must outlast a power cut too.
      for (let made = folder; newest && made.length >= newest.length; made = dirname(made)) {
        await syncFolder(dirname(made));
      }
    });
  },

  get: (location) =>
    saying(`read ${location}`, async () => {
      try {
        return await readFile(pathOf(location));
      } catch (error) {
        if (isMissing(error)) throw new PenstockError('storedFileMissing', `${location} is not there`);
        throw error;
      }
    }),

  head: (location) =>
    saying(`look at ${location}`, async () => {
      try {
        return { bytes: (await stat(pathOf(location))).size };
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    }),

  delete: (location) => saying(`remove ${location}`, () => rm(pathOf(location), { force: true })),

  list: (folder) => listFolder(pathOf(folder), folder.replace(/\/+$/, '')),
};

export const isFileLocation = (location: string): boolean => location.startsWith('file:') || location.startsWith('/');

/**
 * The path in `file:/path`, `file:///path` or `/path`, without `..`. Locations are no URLs: nothing in them is
 * percent-encoded.
 */
export function pathOf(location: string): string {
  const path = location.replace(/^file:(\/\/(?=\/))?/, '');
  if (!path.startsWith('/'))
    throw new PenstockError('tableUnsupported', `${location} must be an absolute file location`);
  return resolve(path);
}

async function writeThrough(path: string, content: Content): Promise<void> {
  if (!(content instanceof Uint8Array)) await linkOrCopy(content.file, path);
  const file = await open(path, content instanceof Uint8Array ? 'wx' : 'r+');
  try {
    if (content instanceof Uint8Array) await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A file is copied only where it cannot have a second name: on another file system, or on one without links. */
async function linkOrCopy(file: string, path: string): Promise<void> {
  try {
    await link(file, path);
  } catch {
    await copyFile(file, path, constants.COPYFILE_FICLONE);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* listFolder(path: string, location: string): AsyncGenerator<StoredFile> {
  const entries = await saying(`list ${location}`, () =>
    readdir(path, { withFileTypes: true }).catch((error: unknown): Dirent[] => {
      if (isMissing(error)) return [];
      throw error;
    }),
  );
  for (const entry of entries) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) yield* listFolder(inside, `${location}/${entry.name}`);
    if (!entry.isFile()) continue;
    const found = await stat(inside).catch(() => undefined);
    if (found) yield { location: `${location}/${basename(inside)}`, bytes: found.size, modifiedMs: found.mtimeMs };
  }
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

async function saying<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PenstockError) throw error;
    throw fileError(what, error);
  }
}
