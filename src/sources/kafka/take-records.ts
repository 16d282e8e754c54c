// Records into the ledger: each an event, or set aside with the reason why it cannot become one, and a dead letter of the
// tables that get their rows by events.
import type { ConfigurationReader } from '../../ledger/configuration';
import { keepRejected, type NewRejectedRecord } from '../../ledger/kafka/rejected-records';
import type { Database } from '../../ledger/ledger';
import { PenstockError } from '../../model/errors';
import type { Sink } from '../../model/sink';
import type { KafkaSource } from '../../model/source';
import type { Accept } from '../accept';
import { acceptEach, type Refused } from '../accept-each';
import { configuredOrRefuse } from '../configured-source';
import { byCurrentSettings } from '../current-settings';
import { readRecord } from './events/read-record';
import type { KafkaRecord } from './events/record';
import { keepRefused } from './tables/keep-refused';

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

export function createTakeRecords({ db, configuration, accept }: TakeDependencies): TakeRecords {
  return (sourceId, records) =>
    byCurrentSettings(configuration, async (known) => {
      const configured = configuredOrRefuse(known, sourceId);
      const { source } = configured;
      if (source.type !== 'kafka') throw new PenstockError('sourceNotFound', `source "${sourceId}" reads no topics`);
      const { refused } = await acceptEach(
        records,
        (record) => readRecord(record, source),
        (events) => accept(configured, events),
      );
      await keepAside(source, configured.sinks, refused);
    });

  async function keepAside(source: KafkaSource, sinks: Sink[], refused: Refused<KafkaRecord>[]): Promise<void> {
    try {
      await keepRejected(
        db,
        refused.map(({ item, error }) => rejectedRecord(item, source.id, error)),
      );
      const poison = refused.map(({ item, error }) => ({ record: item, code: error.code, reason: error.message }));
      await keepRefused(db, { source, sinks }, poison);
    } catch (cause) {
      if (cause instanceof PenstockError) throw cause;
      throw new PenstockError('ledgerUnavailable', `the ledger did not take rejected records: ${String(cause)}`, {
        cause,
      });
    }
  }
}

const rejectedRecord = (record: KafkaRecord, sourceId: string, error: PenstockError): NewRejectedRecord => ({
  ...record,
  sourceId,
  code: error.code,
  reason: error.message,
});
