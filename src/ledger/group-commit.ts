// Concurrent writes share one statement; if it fails for what is in it, each is written singly, so that one cannot fail
// the others.
import { PenstockError } from '../model/errors';

/** Items, and bytes of them, waiting for a commit at most; beyond it callers are told to come back. */
const mostWaiting = 5000;
const mostBytesWaiting = 64 * 1024 * 1024;
/** A group is closed when it has so many rows. */
const enoughRowsPerCommit = 500;
/** A group is closed when it has this many bytes. */
const enoughBytesPerCommit = 8 * 1024 * 1024;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Joins concurrent calls into calls of `commit`, one at a time, as many items as came in meanwhile. `commit` writes all
 * of its items or none, and answers in their order. `isItemsFault` tells an error that some item caused from one that
 * every item would meet, such as a database that is away; `bytesOf` and `rowsOf` say how large an item is.
 */
export function groupCommit<Item, Result>(
  commit: (items: Item[]) => Promise<Result[]>,
  isItemsFault: (error: unknown) => boolean,
  bytesOf: (item: Item) => number,
  rowsOf: (item: Item) => number = () => 1,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let bytesWaiting = 0;
  let committing = false;

  const nextGroup = () => {
    let bytes = 0;
    let rows = 0;
    let count = 0;
    for (const { item } of waiting) {
      bytes += bytesOf(item);
      rows += rowsOf(item);
      count += 1;
      if (rows >= enoughRowsPerCommit || bytes >= enoughBytesPerCommit) break;
    }
    bytesWaiting -= bytes;
    return waiting.splice(0, count);
  };

  const run = async () => {
    while (waiting.length > 0) {
      const group = nextGroup();
      try {
        const results = await commit(group.map(({ item }) => item));
        group.forEach(({ resolve }, index) => resolve(results[index] as Result));
      } catch (error) {
        if (group.length > 1 && isItemsFault(error)) await commitSingly(group);
        else group.forEach(({ reject }) => reject(error));
      }
    }
    committing = false;
  };

  const commitSingly = async (group: Waiting<Item, Result>[]) => {
    for (const one of group) {
      await commit([one.item]).then(([result]) => one.resolve(result as Result), one.reject);
    }
  };

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= mostWaiting || bytesWaiting >= mostBytesWaiting) {
        reject(new PenstockError('overloaded', `${waiting.length} writes wait for the ledger; send again shortly`));
        return;
      }
      waiting.push({ item, resolve, reject });
      bytesWaiting += bytesOf(item);
      if (committing) return;
      committing = true;
      // What else comes in the same turn of the event loop goes along.
      setImmediate(() => void run());
    });
}
