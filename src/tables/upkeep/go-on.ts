// Somebody decides where a table goes on that was made anew, was rolled back, or lacks records that are gone.
import { forgetSequence } from '../../iceberg/append/forget-sequence';
import { pinOffsets } from '../../iceberg/append/pin-offsets';
import { showTable } from '../../iceberg/open-table';
import { record } from '../../ledger/audit';
import { renewTopics, type PartitionOfTopic } from '../../ledger/kafka/topics';
import { renameFormerRecords } from '../../ledger/tables/former-records';
import { goOnWithTable } from '../../ledger/tables/standings';
import { resumeSink } from '../../ledger/flow/pause-sink';
import type { By } from '../../model/change';
import { PenstockError } from '../../model/errors';
import type { Sink } from '../../model/sink';
import { loadSinkTable } from '../open-sink-table';
import { ownTable, type OwnTableDependencies } from '../own-table';
import { partitionsOf, type TablePartition } from './partitions';
import { planGoOn, type GoOnFrom, type StatedOffset } from './plan-go-on';
import { haltsOf, isSequenceLost, type Halt, type SinkLog } from './sink-table-status';

export interface WentOn {
  table: string;
  uuid: string;
  /** What stood in the way. */
  halts: Halt[];
  /** The offsets that were set; those of other partitions are as they were. */
  positions: StatedOffset[];
}

/**
 * Records who asks, tells dead letters from records that have their places now, sets the watermarks by a snapshot of their
 * own, then forgets which table it was and what was on its way, then resumes the sink. Dying in between, it can be done
 * again. Throws `stateConflict` when nothing stands in the way, `badRequest` for places and offsets that there are not.
 */
export async function goOn(
  dependencies: OwnTableDependencies,
  sink: Sink,
  { from, by }: { from: GoOnFrom; by: By },
  log: SinkLog | undefined,
): Promise<WentOn> {
  const own = await ownTable(dependencies, sink);
  const { metadata } = await loadSinkTable(own.anyTable, own.config, dependencies.outgoing);
  const partitions = log ? partitionsOf(metadata, log.group, log.partitions) : [];
  const halts = haltsOf(metadata, own, partitions);
  const positions = planGoOn(from, partitions);
  if (sink.state === 'enabled') checkIsHalted(positions, partitions, halts);
  if (halts.length === 0 && positions.length === 0) throw nothingToDecide(sink);

  const target = `sink/${sink.sourceId}/${sink.id}`;
  const after = { table: showTable(own.table), uuid: metadata.uuid, halts, positions };
  // Before, and not with it: the table is in no transaction of the ledger.
  await record(dependencies.db, by, { action: 'table.wentOn', target, sourceId: sink.sourceId, after });
  const key = { sourceId: sink.sourceId, sinkId: sink.id };
  if (log && positions.length > 0) {
    const { group } = log;
    await renameFormerRecords(dependencies.db, key, ofOtherRecords(positions, partitions));
    const wanted = positions.map(({ topic, partition, offset }) => ({ group, topic, partition, next: offset }));
    await pinOffsets(own.anyTable, wanted, { replace: true });
    await renewTopics(dependencies.db, { ...key, group }, topicsOf(positions, partitions));
  }
  const { writer } = own.standing;
  const isLost = isSequenceLost(metadata, writer);
  await goOnWithTable(dependencies.db, key, isLost || halts.includes('tableRecreated'));
  if (isLost) await forgetSequence(own.anyTable, writer);
  await resumeSink(dependencies.db, sink.sourceId, sink.id, by);
  return after;
}

/** Those that the positions are offsets of, where the brokers give topics ids. */
const topicsOf = (positions: StatedOffset[], partitions: TablePartition[]): PartitionOfTopic[] =>
  partitions.flatMap(({ topic, partition, topicId }) => {
    const isSet = positions.some((one) => one.topic === topic && one.partition === partition);
    return isSet && topicId !== undefined ? [{ topic, partition, topicId }] : [];
  });

/** Those from which on the log has other records than it had. */
const ofOtherRecords = (positions: StatedOffset[], partitions: TablePartition[]): StatedOffset[] =>
  positions.filter(({ topic, partition }) =>
    partitions.some(
      (one) => one.topic === topic && one.partition === partition && (one.isAnother || (one.next ?? 0) > one.end),
    ),
  );

/** What is appended just now is not set back under the hands of who appends it. */
function checkIsHalted(positions: StatedOffset[], partitions: TablePartition[], halts: Halt[]): void {
  if (halts.includes('tableRecreated')) return;
  const going = positions.filter(({ topic, partition }) =>
    partitions.some((one) => one.topic === topic && one.partition === partition && one.state === 'inStep'),
  );
  if (going.length === 0) return;
  const where = going.map(({ topic, partition }) => `${topic}/${partition}`).join(', ');
  throw new PenstockError('stateConflict', `from: ${where} goes on by itself; pause the sink to set it elsewhere`);
}

const nothingToDecide = ({ id, state }: Sink): PenstockError => {
  const advice = state === 'paused' ? '; resume the sink, or name the partitions to set' : '';
  return new PenstockError('stateConflict', `sink "${id}": its table is in step, there is nothing to decide${advice}`);
};
