import type { OrphansAnswer, TableStatusAnswer, WentOnAnswer } from '../../api/tables/answers';
import { facts } from './facts';
import type { Look } from './look';
import { table } from './table';
import { age, moment } from './times';

const haltsInWords: Record<TableStatusAnswer['halts'][number], string> = {
  tableRecreated: 'it was made anew: rows that were appended are not in it',
  tableRolledBack: 'it was rolled back behind appended rows',
  tableBehindLog: 'records that it lacks are not in the log',
};
const advice = 'decide with "penstock iceberg go-on"';

export function tableFacts(status: TableStatusAnswer, look: Look): string {
  const { halts, partitions, openBatches, lastCommits } = status;
  const parts = [
    facts({
      table: status.table,
      uuid: status.uuid,
      location: status.location,
      halted: halts.map((halt) => `${haltsInWords[halt]}; ${advice}`).join('\n'),
      rows: status.rows,
      'data files': status.dataFiles,
      snapshots: status.snapshots,
      snapshot: status.snapshotId,
      'on their way': openBatches
        .map(({ rows, poison, openedAt }) => `${rows} rows, ${poison} poison, since ${moment(openedAt, look.now)}`)
        .join('\n'),
      partitions: status.partitionsUnknown,
    }),
  ];
  if (partitions.length > 0) parts.push(partitionTable(partitions, look));
  if (lastCommits.length > 0) parts.push(commitTable(lastCommits, look));
  return parts.join('\n\n');
}

const partitionTable = (partitions: TableStatusAnswer['partitions'], look: Look): string =>
  table(look, partitions, [
    { title: 'PARTITION', of: ({ topic, partition }) => `${topic}/${partition}`, isWhole: true },
    { title: 'STATE', of: ({ state }) => state, isWhole: true },
    { title: 'NEXT', of: ({ next }) => numberOf(next), isNumber: true },
    { title: 'LAG', of: ({ lagRecords }) => numberOf(lagRecords), isNumber: true },
    { title: 'IN SNAPSHOTS', of: ({ inSnapshots }) => numberOf(inSnapshots), isNumber: true },
    { title: 'GROUP', of: ({ stored }) => numberOf(stored), isNumber: true },
    { title: 'LOG', of: ({ first, end }) => `${first} to ${end}`, isNumber: true },
  ]);

const commitTable = (commits: TableStatusAnswer['lastCommits'], look: Look): string =>
  table(look, commits, [
    { title: 'COMMIT', of: ({ snapshotId }) => snapshotId, isWhole: true },
    { title: 'AGE', of: ({ at }) => age(at, look.now), isNumber: true },
    { title: 'OPERATION', of: ({ operation }) => operation ?? '-' },
    { title: 'ROWS', of: ({ addedRows }) => String(addedRows), isNumber: true },
    { title: 'BATCHES', of: ({ batches }) => String(batches.length), isNumber: true },
  ]);

const numberOf = (value: number | undefined): string => (value === undefined ? '-' : String(value));

export function wentOnInWords({ table: name, positions }: WentOnAnswer): string {
  const set = positions.map(({ topic, partition, offset }) => `${topic}/${partition} at ${offset}`);
  return set.length === 0 ? `table ${name} goes on` : `table ${name} goes on with ${set.join(', ')}`;
}

export function orphansTable({ removed, files }: OrphansAnswer, look: Look): string {
  if (files.length === 0) return 'There are no files that no commit took.';
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const list = table(look, files, [
    { title: 'FILE', of: ({ location }) => location, isWhole: true },
    { title: 'BYTES', of: (file) => String(file.bytes), isNumber: true },
    { title: 'AGE', of: ({ modifiedAt }) => age(modifiedAt, look.now), isNumber: true },
  ]);
  const total = `${files.length} files of ${bytes} bytes`;
  return `${list}\n\n${removed ? `${total} are removed` : `${total}; remove them with --remove`}`;
}
