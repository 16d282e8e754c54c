// What a file system says, as an error of ours: a full disk has a code of its own, since somebody must make room.

import { PenstockError } from './errors';

const fullCodes = ['ENOSPC', 'EDQUOT'];

/** `what` says what could not be done, such as `write file:///t/a`. */
export function fileError(what: string, cause: unknown): PenstockError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const isFull = code !== undefined && fullCodes.includes(code);
  return new PenstockError(isFull ? 'diskFull' : 'storageFailed', `cannot ${what}: ${message}`, { cause });
}

/** Whether it is what a call of the file system failed with. */
export const isFileError = (error: unknown): boolean =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';

/** Whether somebody says of a disk that it is full who has no code for it. */
export const isFullDisk = (message: string): boolean =>
  /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/.test(message);
