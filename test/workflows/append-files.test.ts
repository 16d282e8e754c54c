import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { ApplicationFailure } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { createAppendBatch } from '../../src/dispatch/append-batch';
import { taskQueue } from '../../src/dispatch/workflow-keys';
import { compiledPath } from '../../src/model/compiled-path';
import { appendWorkflowId, type AppendAnswer, type NotedBatch, type TableSink } from '../../src/model/table-append';
import { appendUpdate, appendingQuery } from '../../workflows/messages';
import { record } from '../support/histories';
import { localEnvironment, timeSkippingEnvironment } from '../support/temporal';
import { until } from '../support/until';

type Append = (sink: TableSink, ids: string[]) => Promise<Record<string, AppendAnswer>>;

const committed: AppendAnswer = { state: 'committed', snapshotId: '7' };
const commitAll: Append = (_sink, ids) => Promise.resolve(Object.fromEntries(ids.map((id) => [id, committed])));
const aBatch = (id: string): NotedBatch => ({ id, rows: 10, summary: `t/0 ${id}` });

const createWorker = ({ nativeConnection }: TestWorkflowEnvironment, appendToTable: Append) =>
  Worker.create({
    connection: nativeConnection,
    taskQueue,
    activities: { appendToTable },
    workflowBundle: { codePath: compiledPath('workflow-bundle.js') },
  });

describe('appendFiles, in skipped time', () => {
  let environment: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  let append: Append;
  let commits: string[][];
  let sinks = 0;

  beforeAll(async () => {
    environment = await timeSkippingEnvironment();
    worker = await createWorker(environment, (sink, ids) => {
      commits.push(ids);
      return append(sink, ids);
    });
    running = worker.run();
  });
  afterAll(async () => {
    worker?.shutdown();
    await running;
    await environment?.teardown();
  });
  beforeEach(() => {
    commits = [];
    append = commitAll;
  });

  const aSink = (): TableSink => ({ sourceId: 'topic', sinkId: `lake-${(sinks += 1)}` });
  const handleOf = (sink: TableSink): WorkflowHandle => environment.client.workflow.getHandle(appendWorkflowId(sink));
  const hand = (sink: TableSink, id: string) => createAppendBatch(environment.client)(sink, aBatch(id));
  /** Holds the first commit until it is let go. */
  const holdFirst = () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let isFirst = true;
    append = async (sink, ids) => {
      if (isFirst) {
        isFirst = false;
        await held;
      }
      return commitAll(sink, ids);
    };
    return () => letGo();
  };
  const waiting = async (sink: TableSink) => (await handleOf(sink).query(appendingQuery)).waiting.length;

  it('answers a batch with what became of it, and ends when none has come for a minute', async () => {
    const sink = aSink();
    await expect(hand(sink, 'a')).resolves.toEqual(committed);
    await handleOf(sink).result();
    expect(commits).toEqual([['a']]);
    await record('append-one', handleOf(sink));
  });

  it('puts what is ready into one commit, at most twenty batches, and has one commit under way', async () => {
    const sink = aSink();
    const letGo = holdFirst();
    const first = hand(sink, 'first');
    await until('the first commit', () => commits.length === 1);
    const others = Array.from({ length: 25 }, (_none, n) => hand(sink, `batch-${n}`));
    await until('all to wait', async () => (await waiting(sink)) === 25);
    expect(commits).toEqual([['first']]);
    letGo();
    await expect(Promise.all([first, ...others])).resolves.toEqual(Array(26).fill(committed));
    expect(commits.map((ids) => ids.length)).toEqual([1, 20, 5]);
    expect(new Set(commits.flat()).size).toBe(26);
    await handleOf(sink).result();
    await record('append-many-together', handleOf(sink));
  });

  it('answers a batch that is handed over twice, as after an absence of the engine, both times, and ends all the same', async () => {
    const sink = aSink();
    const letGo = holdFirst();
    const first = hand(sink, 'first');
    await until('the first commit', () => commits.length === 1);
    const [early, late] = [hand(sink, 'first'), hand(sink, 'later')];
    const again = hand(sink, 'later');
    await until('all to wait', async () => (await waiting(sink)) === 3);
    letGo();
    await expect(Promise.all([first, early, late, again])).resolves.toEqual(Array(4).fill(committed));
    await expect(hand(sink, 'last')).resolves.toEqual(committed);
    await handleOf(sink).result();
  });

  it('tells each batch its own answer', async () => {
    const sink = aSink();
    const letGo = holdFirst();
    const first = hand(sink, 'first');
    await until('the first commit', () => commits.length === 1);
    const [stale, misfit, unknown] = ['stale', 'misfit', 'unknown'].map((id) => hand(sink, id));
    await until('all to wait', async () => (await waiting(sink)) === 3);
    append = () =>
      Promise.resolve({
        stale: { state: 'outOfStep', reason: 'the table is at 5' },
        misfit: { state: 'encodeAgain', reason: 'schema 1 is gone' },
      });
    letGo();
    await expect(first).resolves.toEqual(committed);
    await expect(stale).resolves.toEqual({ state: 'outOfStep', reason: 'the table is at 5' });
    await expect(misfit).resolves.toEqual({ state: 'encodeAgain', reason: 'schema 1 is gone' });
    await expect(unknown).resolves.toEqual({ state: 'outOfStep', reason: 'the ledger does not know the batch' });
    await handleOf(sink).result();
    await record('append-answers', handleOf(sink));
  });

  it('tries a commit again for as long as it takes, and answers then', async () => {
    const sink = aSink();
    append = (of, ids) =>
      commits.length < 6 ? Promise.reject(ApplicationFailure.retryable('the catalog is away')) : commitAll(of, ids);
    await expect(hand(sink, 'a')).resolves.toEqual(committed);
    expect(commits).toEqual(Array(6).fill(['a']));
    await handleOf(sink).result();
    await record('append-after-an-outage', handleOf(sink));
  });

  it('takes an update that is sent twice for one', async () => {
    const sink = aSink();
    const send = () =>
      environment.client.workflow.executeUpdateWithStart(appendUpdate, {
        args: [aBatch('a')],
        updateId: 'the-same',
        startWorkflowOperation: new WithStartWorkflowOperation('appendFiles', {
          taskQueue,
          workflowId: appendWorkflowId(sink),
          workflowIdConflictPolicy: 'USE_EXISTING',
          args: [sink],
        }),
      });
    await expect(Promise.all([send(), send()])).resolves.toEqual([committed, committed]);
    expect(commits).toEqual([['a']]);
    await handleOf(sink).result();
  });

  it('is started again by the next batch after it ended', async () => {
    const sink = aSink();
    await hand(sink, 'a');
    await handleOf(sink).result();
    await expect(hand(sink, 'b')).resolves.toEqual(committed);
    expect(commits).toEqual([['a'], ['b']]);
  });
});

describe('appendFiles with a long history', () => {
  let environment: TestWorkflowEnvironment;
  let worker: Worker;
  let running: Promise<void>;
  let commits: string[];

  // The server that skips time never says that a history is long.
  beforeAll(async () => {
    environment = await localEnvironment({ 'limit.historyCount.suggestContinueAsNew': 60 });
    worker = await createWorker(environment, async (sink, ids) => {
      await untilAnotherWaits(sink);
      commits.push(...ids);
      return commitAll(sink, ids);
    });
    running = worker.run();
  });
  afterAll(async () => {
    worker?.shutdown();
    await running;
    await environment?.teardown();
  });

  /** Or for a while: a workflow that is about to go on in a new run lets none wait. */
  const untilAnotherWaits = async (sink: TableSink) => {
    const handle = environment.client.workflow.getHandle(appendWorkflowId(sink));
    for (let asked = 0; asked < 20; asked += 1) {
      if ((await handle.query(appendingQuery)).waiting.length > 0) return;
    }
  };

  it('goes on in a new run although there is always a batch that waits, and takes each once', async () => {
    const sink: TableSink = { sourceId: 'topic', sinkId: 'busy' };
    commits = [];
    const hand = createAppendBatch(environment.client);
    const writer = async (name: string) => {
      for (let n = 0; n < 15; n += 1) await expect(hand(sink, aBatch(`${name}-${n}`))).resolves.toEqual(committed);
    };
    await Promise.all(['a', 'b'].map(writer));
    expect(commits).toHaveLength(30);
    expect(new Set(commits).size).toBe(30);
    const runs = async () => {
      const found = [];
      const query = `WorkflowId = '${appendWorkflowId(sink)}'`;
      for await (const run of environment.client.workflow.list({ query })) found.push(run);
      return found.sort((one, other) => +one.startTime - +other.startTime);
    };
    const first = await until('a first run to be listed as ended', async () => {
      const found = await runs();
      return found.find(({ status }) => status.name === 'CONTINUED_AS_NEW');
    });
    expect(first.historyLength).toBeLessThan(120);
    await record('append-continued', environment.client.workflow.getHandle(first.workflowId, first.runId));
  });
});
