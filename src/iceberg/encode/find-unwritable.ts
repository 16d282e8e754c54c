import type { PoisonLine } from './lines';

/** More of them are no accident: what is wrong is the table, or the program. */
const mostUnwritable = 20;

/**
 * The lines that cannot be written, each for itself; undefined when they are too many. `write` tries some of `lines`, from one to
 * before another; what it throws is why it cannot, unless it `isOther`: then that is thrown.
 */
export async function findUnwritable(
  lines: number,
  write: (from: number, to: number) => Promise<void>,
  isOther: (error: unknown) => boolean,
): Promise<PoisonLine[] | undefined> {
  const found: PoisonLine[] = [];
  const search = async (from: number, to: number): Promise<void> => {
    if (from === to || found.length > mostUnwritable) return;
    try {
      await write(from, to);
    } catch (error) {
      if (isOther(error)) throw error;
      if (to - from === 1) {
        found.push({ line: from, reason: `cannot be written: ${String(error).slice(0, 200)}` });
        return;
      }
      const middle = Math.floor((from + to) / 2);
      await search(from, middle);
      await search(middle, to);
    }
  };
  await search(1, lines + 1);
  return found.length > mostUnwritable ? undefined : found;
}
