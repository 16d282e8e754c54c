// Takes a sequence that nobody appends by any more out of a table, whose rows were lost by a rollback.

import type { Table } from '../open-table';
import { sequenceKey } from './batch';
import { commitUntilDone } from './commit-loop';

/** Its watermark would say for ever that the table was rolled back, long after somebody has decided. */
export async function forgetSequence(table: Table, name: string): Promise<void> {
  const key = sequenceKey(name);
  await commitUntilDone<void>(table, ({ metadata }) => {
    if (metadata.properties[key] === undefined) return { done: undefined };
    return {
      commit: {
        requirements: [{ type: 'assert-table-uuid', uuid: metadata.uuid }],
        updates: [{ action: 'remove-properties', removals: [key] }],
      },
    };
  });
}
