// The deliveries of a group into a table together: one batch, in by one commit, settled by one statement.
import type { GroupOutcome, Member } from '../../src/model/delivery';
import { failureOf, PenstockError, type Failure } from '../../src/model/errors';
import type { PenstockEvent } from '../../src/model/event';
import { newUuid } from '../../src/model/ids';
import type { Database } from '../../src/ledger/ledger';
import { setApart } from '../../src/ledger/groups/close-groups';
import { readEventsOf } from '../../src/ledger/groups/members';
import type { GroupSink, OpenGroup } from '../../src/ledger/groups/open-groups';
import { pauseTroubledSink } from '../../src/ledger/flow/pause-sink';
import type { Recorded } from '../../src/ledger/attempts/record-ends';
import { findOpenBatch, openBatch, settleBatches, type TableBatch } from '../../src/ledger/tables/batches';
import { deliverBatch } from '../../src/ledger/tables/deliver-batch';
import { isOfActionLog, type IcebergConfig } from '../../src/sinks/iceberg/config';
import type { TableReport } from '../../src/tables/counters';
import { openTarget, tableConfig } from '../../src/tables/open-target';
import { rowOf, type RecordRow } from '../../src/tables/record-row';
import type { TableTarget } from '../../src/tables/targets/target';
import { tooDeep } from '../../workflows/depth';
import type { ActivityDependencies } from '../dependencies';
import { endAfterFailure } from '../groups/end-in-group';
import { tryAgain } from '../try-again';
import { makeRows, type Refusal } from './make-rows';

/** A table that changes so often while rows are encoded for it does not stand still. */
const mostEncodings = 3;

const pointsElsewhere = 'the sink points elsewhere by now: its rows go there';

export async function appendGroup(dependencies: ActivityDependencies, group: OpenGroup): Promise<GroupOutcome> {
  const { db } = dependencies;
  const { id, run, members, hold, sink } = group;
  const outcome = { delivered: new Set<string>(), failed: new Set<string>() };
  const deep = new Set(
    sink ? members.filter(({ event }) => tooDeep({ event, policy: sink.policy })).map(({ id }) => id) : [],
  );
  if (deep.size > 0) await setApart(db, group, [...deep]);
  const going = members.filter(({ id }) => !deep.has(id));
  let held = hold;
  if (!hold && sink) {
    const count = counter(dependencies, group, sink);
    const fail = async (failed: Member[], failure: Failure) => {
      const recorded = await recordFailures(dependencies, group, sink, failed, failure);
      held ??= recorded.find(({ hold }) => hold !== undefined)?.hold;
      for (const { id } of failed) outcome.failed.add(id);
    };
    const delivered = (ids: string[]) => ids.forEach((id) => outcome.delivered.add(id));
    const left = () => going.filter(({ id }) => !outcome.delivered.has(id) && !outcome.failed.has(id));
    try {
      await appendAll(dependencies, group, sink, { left, delivered, fail, count });
    } catch (error) {
      // Where the worker stops, the attempt was broken off: another one finds how far it has come.
      if (!(error instanceof PenstockError) || dependencies.stopping.aborted) throw error;
      count({ outcome: 'failed' });
      const failure = failureOf(error);
      if (failure.retryable) {
        await fail(left(), failure);
      } else {
        // What is wrong is the table, or how it is reached: every row would fail alike.
        await pauseTroubledSink(db, group.sourceId, group.sinkId, `${failure.code}: ${failure.message}`);
        held = 'paused';
      }
    }
  }
  const failed = [...outcome.failed];
  await tryAgain(dependencies.stopping, () => dependencies.closeGroup({ id, run, hold: held, failed }));
  const settled = (id: string) => outcome.delivered.has(id) || outcome.failed.has(id);
  return {
    delivered: outcome.delivered.size,
    failed,
    returned: members.filter(({ id }) => !settled(id)).map(({ id }) => id),
  };
}

interface Progress {
  /** Members that are neither delivered nor failed. */
  left: () => Member[];
  delivered: (ids: string[]) => void;
  fail: (members: Member[], failure: Failure) => Promise<void>;
  count: (report: Partial<TableReport>) => void;
}

function counter({ countTable }: ActivityDependencies, group: OpenGroup, { config }: GroupSink): Progress['count'] {
  if (!countTable) return () => undefined;
  const isActionLog = isOfActionLog(config);
  const { sourceId, sinkId } = group;
  return (report) => countTable({ sourceId, sinkId }, { isActionLog, rows: 0, poison: 0, ...report });
}

async function appendAll(
  dependencies: ActivityDependencies,
  group: OpenGroup,
  sink: GroupSink,
  progress: Progress,
): Promise<void> {
  const { db } = dependencies;
  if (sink.failure) return progress.fail(progress.left(), sink.failure);
  const key = { sourceId: group.sourceId, sinkId: group.sinkId };
  const config = tableConfig(group.sinkId, sink.config);
  const target = await openTarget(dependencies, { ...key, ...sink }, config);
  // An earlier group may have been lost between its commit and the settling of its members.
  const begun = await findOpenBatch(db, key);
  if (begun && target.isOwn(begun.content)) await finish(dependencies, target, begun, progress);
  else if (begun) await settleBatches(db, [{ id: begun.id, state: 'dropped', reason: pointsElsewhere }]);
  for (let encodings = 0; encodings < mostEncodings; encodings++) {
    const batch = await prepare(dependencies, group, { target, config }, progress);
    if (!batch || (await finish(dependencies, target, batch, progress))) return;
  }
}

/** Notes the batch of those who can go in; those who cannot have failed. Undefined when nobody can. */
async function prepare(
  { db, render, stopping: { signal } }: ActivityDependencies,
  { sourceId, sinkId }: OpenGroup,
  { target, config }: { target: TableTarget; config: IcebergConfig },
  { left, fail, count }: Progress,
): Promise<TableBatch | undefined> {
  const { rowTemplate } = config;
  const { made, refused } = await makeRows(left(), { rowTemplate, render, signal });
  await failEach(refused, fail);
  if (refused.length > 0) count({ poison: refused.length });
  if (made.length === 0) return undefined;
  const { content, place, poison } = await target.prepare(made.map(({ row }) => row));
  await failEach(
    poison.map(({ place, reason }) => ({ member: made[place]!.member, failure: badRow(reason) })),
    fail,
  );
  if (poison.length > 0) count({ poison: poison.length });
  const isPoison = new Set(poison.map(({ place }) => place));
  const good = made.filter((_one, place) => !isPoison.has(place));
  if (good.length === 0) return undefined;
  // A template may make something else of an event when it is asked again: the time has changed, or the template has.
  const isMadeOnce = rowTemplate !== undefined && config.mode !== 'native';
  const batch = {
    id: newUuid(),
    sourceId,
    sinkId,
    content: { ...content, ...(isMadeOnce && { lines: good.map(({ row }) => row.line.toString('utf8')) }) },
    rows: good.length,
    poison: poison.length,
    bytes: good.reduce((sum, { member: { event } }) => sum + event.body.length, 0),
    deliveryIds: good.map(({ member }) => member.id),
    ...(place && { place }),
  };
  if (await openBatch(db, batch)) return batch;
  // Another worker carries the same group on: the engine believes that this one is gone.
  throw new Error(`a batch of sink ${sourceId}/${sinkId} is being appended elsewhere`);
}

/** Answers false when the batch is not in, and its rows are to be encoded again. */
async function finish(
  { db, stopping }: ActivityDependencies,
  target: TableTarget,
  batch: TableBatch,
  { delivered, count }: Progress,
): Promise<boolean> {
  const answer = await target.append(batch, () => rowsOfBatch(db, batch), stopping.signal);
  if (answer.state !== 'committed') {
    const isRefused = answer.state === 'refused';
    const reason = isRefused ? answer.error.message : answer.reason;
    await settleBatches(db, [{ id: batch.id, state: 'dropped', reason }]);
    if (isRefused) throw answer.error;
    count({ outcome: 'failed' });
    return false;
  }
  const { snapshotId } = answer;
  const receipt = { data: { batch: batch.id, ...(snapshotId !== undefined && { snapshotId }) } };
  delivered(await deliverBatch(db, batch, receipt, snapshotId));
  count({ outcome: 'committed', rows: batch.rows });
  return true;
}

/** As they were when the batch was noted. */
async function rowsOfBatch(db: Database, { content, deliveryIds = [] }: TableBatch): Promise<RecordRow[]> {
  const { lines } = content as { lines?: string[] };
  const events = await readEventsOf(db, deliveryIds);
  return events.map((event, at) => mustBeRow(event, lines && Buffer.from(lines[at] ?? '')));
}

function mustBeRow(event: PenstockEvent, line: Buffer | undefined): RecordRow {
  const row = rowOf(event, line);
  if ('refused' in row) throw new PenstockError('internal', `event ${event.uid} was a row before: ${row.refused}`);
  return row;
}

/** Many at the same time: the ledger joins them. */
const failEach = async (refused: Refusal[], fail: Progress['fail']): Promise<void> => {
  for (const some of slicesOf(refused)) {
    await Promise.all(some.map(({ member, failure }) => fail([member], failure)));
  }
};

const badRow = (reason: string): Failure => failureOf(new PenstockError('rowRefused', reason));

/** As many as are written at the same time: more would leave no room in the queue to others. */
const mostAtOnce = 500;

function* slicesOf<T>(all: T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += mostAtOnce) yield all.slice(from, from + mostAtOnce);
}

/** They wait in the ledger, and never for a workflow of their own. */
async function recordFailures(
  { recordEnd }: ActivityDependencies,
  group: OpenGroup,
  { policy }: GroupSink,
  members: Member[],
  failure: Failure,
): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  for (const some of slicesOf(members)) {
    const ends = some.map((member) => ({ ...endAfterFailure(policy, group, member, failure, 0), goesTogether: true }));
    recorded.push(...(await Promise.all(ends.map(recordEnd))));
  }
  return recorded;
}
