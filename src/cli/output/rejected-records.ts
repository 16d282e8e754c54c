import type { RejectedRecord } from '../../ledger/kafka/rejected-records';
import type { Look } from './look';
import { table } from './table';
import { age } from './times';

export const rejectedTable = (records: RejectedRecord[], look: Look): string =>
  records.length === 0
    ? 'All records could become events.'
    : table(
        look,
        records,
        [
          { title: 'RECORD', of: ({ topic, partition, offset }) => `${topic}/${partition}/${offset}`, isWhole: true },
          { title: 'CODE', of: ({ code }) => code },
          { title: 'BYTES', of: ({ bytes }) => (bytes === null ? '-' : String(bytes)), isNumber: true },
          { title: 'AGE', of: ({ recordAt }) => age(recordAt, look.now), isNumber: true },
        ],
        ({ reason }) => reason,
      );
