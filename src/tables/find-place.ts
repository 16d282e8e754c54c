import { sequenceKey } from '../iceberg/append/batch';
import { findWatermark } from '../iceberg/append/watermarks';
import type { LoadedWithStorage } from '../iceberg/open-table';

interface Sequence {
  load: () => Promise<LoadedWithStorage>;
  writer: string;
  /** Whether rows that were in the table have had this position in it. */
  hasHad: (position: number) => Promise<boolean>;
}

/**
 * The table, and where a sequence goes on in it; undefined when it was set back to before rows of it: what would have their
 * position would be taken for what is gone. Throws what `findWatermark` does.
 */
export async function findPlace({
  load,
  writer,
  hasHad,
}: Sequence): Promise<(LoadedWithStorage & { position: number }) | undefined> {
  const find = async () => {
    const loaded = await load();
    return { ...loaded, position: findWatermark(loaded.metadata, sequenceKey(writer))?.next ?? 0 };
  };
  const found = await find();
  if (!(await hasHad(found.position))) return found;
  // It may have been loaded before those rows were in.
  const later = await find();
  return later.position > found.position ? later : undefined;
}
