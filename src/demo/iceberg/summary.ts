// What the demo says in the end.
import { line, listed } from '../summary';
import type { Differences } from './account';
import type { DeadLetter } from './read-back';

export interface Found {
  records: number;
  rows: number;
  dataFiles: number;
  snapshots: number;
  deadLetters: DeadLetter[];
  /** Why records are still on their way, where they are. */
  open: string[];
}

export function summary({ records, rows, dataFiles, snapshots, deadLetters, open }: Found, found: Differences) {
  const { missing, duplicates, wrong } = found;
  const isExact = missing.length + duplicates.length + wrong.length === 0;
  return [
    ...line('records', records, 'made by a producer, and acknowledged by Kafka'),
    ...line('rows', rows, `in ${dataFiles} data files and ${snapshots} snapshots, read back from them`),
    ...line('missing', missing.length, isExact ? 'every good record has its row' : 'good records without a row'),
    ...line('duplicates', duplicates.length, isExact ? 'and only one' : 'rows beyond the first of a record'),
    ...line('poison', deadLetters.length, 'set aside, each a dead letter that can be amended'),
    ...listed('Dead letters, until somebody amends or discards them', byReason(deadLetters)),
    ...listed('Missing', missing),
    ...listed('Duplicates', duplicates),
    ...listed('Still open', open),
    ...listed('Not as it should be', wrong),
  ];
}

function byReason(deadLetters: DeadLetter[]): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of deadLetters) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${String(count).padStart(3)} × ${reason}`);
}

/** The last line of the demo, read by machines too. */
export const lastLine = ({ records, rows, deadLetters }: Found, { missing, duplicates }: Differences): string =>
  `iceberg demo: ${records} records, ${rows} rows, ${missing.length} missing, ${duplicates.length} duplicates, ` +
  `${deadLetters.length} poison`;

export const allIsWell = ({ open }: Found, { missing, duplicates, wrong }: Differences): boolean =>
  open.length + missing.length + duplicates.length + wrong.length === 0;
