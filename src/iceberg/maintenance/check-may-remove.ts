// Whether files of a table may be removed that none of its snapshots needs.

import { PenstockError } from '../../model/errors';
import type { TableMetadata } from '../table/metadata';

/**
 * Throws `tableUnsupported` for a table whose property `gc.enabled` is false, whose files may belong to others too, and
 * for one in a catalog that does not show all the snapshots it keeps.
 */
export function checkMayRemove({ properties, showsHistory }: TableMetadata): void {
  if (!showsHistory) {
    const message =
      'the catalog, Nessie, does not show all snapshots it keeps: remove what it does not need with its own tools';
    throw new PenstockError('tableUnsupported', message);
  }
  if (properties['gc.enabled'] === 'false') {
    throw new PenstockError('tableUnsupported', 'the table must not have the property gc.enabled = false');
  }
}
