// Records into the ledger: each an event, or set aside with the reason why it cannot become one.
import type { ConfigurationReader, ConfiguredSource } from '../../ledger/configuration';
import { keepRejected, type NewRejectedRecord } from '../../ledger/kafka/rejected-records';
import type { Database } from '../../ledger/ledger';
import { PenstockError } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import type { KafkaSource } from '../../model/source';
import type { Accept } from '../accept';
import { configuredOrRefuse } from '../configured-source';
import { byCurrentSettings } from '../current-settings';
import { readRecord } from './events/read-record';
import type { KafkaRecord } from './events/record';

/**
 * Takes in records of a source, in any number: when it resolves, the ledger has each of them. Rejects with
 * `ledgerUnavailable`, `overloaded`, `sourceDisabled` or `sourceNotFound`; any part of them may then be in, and taking them in again
 * changes nothing.
 */
export type TakeRecords = (sourceId: string, records: KafkaRecord[]) => Promise<void>;

export interface TakeDependencies {
  db: Database;
  configuration: ConfigurationReader;
  accept: Accept;
}

interface Read {
  record: KafkaRecord;
  event: PenstockEvent;
}

export function createTakeRecords({ db, configuration, accept }: TakeDependencies): TakeRecords {
  return (sourceId, records) =>
    byCurrentSettings(configuration, async (known) => {
      const configured = configuredOrRefuse(known, sourceId);
      const { source } = configured;
      if (source.type !== 'kafka') throw new PenstockError('sourceNotFound', `source "${sourceId}" reads no topics`);
      const { read, rejected } = readAll(records, source);
      rejected.push(...(await acceptAll(configured, read)));
      await keepAside(rejected);
    });

  /** All at once; one by one when the ledger cannot store some of them. Answers those. */
  async function acceptAll(configured: ConfiguredSource, read: Read[]): Promise<NewRejectedRecord[]> {
    if (read.length === 0) return [];
    try {
      await accept(
        configured,
        read.map(({ event }) => event),
      );
      return [];
    } catch (error) {
      const [only, ...others] = read;
      if (!isRecordsFault(error) || !only) throw error;
      if (others.length === 0) return [rejectedRecord(only.record, configured.source.id, error)];
      const rejected: NewRejectedRecord[] = [];
      for (const one of read) rejected.push(...(await acceptAll(configured, [one])));
      return rejected;
    }
  }

  async function keepAside(rejected: NewRejectedRecord[]): Promise<void> {
    try {
      await keepRejected(db, rejected);
    } catch (cause) {
      if (cause instanceof PenstockError) throw cause;
      throw new PenstockError('ledgerUnavailable', `the ledger did not take rejected records: ${String(cause)}`, {
        cause,
      });
    }
  }
}

function readAll(records: KafkaRecord[], source: KafkaSource): { read: Read[]; rejected: NewRejectedRecord[] } {
  const read: Read[] = [];
  const rejected: NewRejectedRecord[] = [];
  for (const record of records) {
    try {
      read.push({ record, event: readRecord(record, source) });
    } catch (error) {
      if (!(error instanceof PenstockError)) throw error;
      rejected.push(rejectedRecord(record, source.id, error));
    }
  }
  return { read, rejected };
}

const isRecordsFault = (error: unknown): error is PenstockError =>
  error instanceof PenstockError && (error.code === 'badRequest' || error.code === 'schemaViolation');

const rejectedRecord = (record: KafkaRecord, sourceId: string, error: PenstockError): NewRejectedRecord => ({
  ...record,
  sourceId,
  code: error.code,
  reason: error.message,
});
