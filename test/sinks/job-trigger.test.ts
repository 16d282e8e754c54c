import type { Resolve } from '../../src/sinks/address-guard';
import { createHttpClient } from '../../src/sinks/http-client';
import { jobTrigger } from '../../src/sinks/job-trigger';
import { startReceiver, type Received, type Receiver, type Script } from '../support/receiver';
import { anAttempt, endAttempts, type AttemptGiven } from '../support/sink-attempt';

const token = '1234-token-of-the-project';
const expected = { component: 'keboola.ex-http', config: '42' };
let receiver: Receiver;
beforeEach(async () => (receiver = await startReceiver(created)));
afterEach(() => receiver.close());
afterAll(endAttempts);

const created: Script = {
  status: 201,
  body: { id: '77', runId: '77', status: 'created', url: 'https://queue.example/jobs/77', result: [], config: '42' },
};
const seen = (status: string, more: object = {}): Script => ({ body: { id: '77', status, result: [], ...more } });

/** The receiver is both Storage and Queue of the stack. */
const given = ({ config = {}, ...more }: Partial<AttemptGiven> = {}): AttemptGiven => ({
  config: { stackUrl: receiver.url, queueUrl: receiver.url, componentId: 'keboola.ex-http', configId: 42, ...config },
  secrets: { token },
  ...more,
});
const trigger = (more: Partial<AttemptGiven> = {}) => jobTrigger.perform(...anAttempt(jobTrigger, given(more)));
const follow = (more: Partial<AttemptGiven> = {}) => {
  const config = { wait: 'finished', pollInterval: '100ms', ...more.config };
  const [request, context] = anAttempt(jobTrigger, given({ ...more, config }));
  return jobTrigger.follow!(request, { status: 201, data: { jobId: '77', runId: '77' } }, context);
};
const sent = (number = 0): Received => receiver.requests[number]!;
const faults = (config: object) =>
  jobTrigger.config.safeParse({ stackUrl: 'https://connection.x', componentId: 'a', ...config }).error?.issues ?? [];

describe('a job trigger', () => {
  it('creates a job with the token, and keeps what the Queue answers', async () => {
    const { receipt, follow } = await trigger();
    expect(sent()).toMatchObject({ method: 'POST', path: '/jobs' });
    expect(sent().headers).toMatchObject({ 'x-storageapi-token': token, 'content-type': 'application/json' });
    expect(sent().json()).toEqual(expected);
    expect(receipt).toMatchObject({ status: 201, bytes: sent().body.length });
    expect(receipt.data).toEqual({
      ...{ jobId: '77', runId: '77', status: 'created', url: 'https://queue.example/jobs/77' },
    });
    expect(follow).toBe(false);
  });

  it('passes on every setting by the name the API has for it', async () => {
    const same = {
      ...{ mode: 'debug', tag: '1.2', parallelism: 'infinity', variableValuesId: 'v-1', configRowIds: ['r1'] },
      ...{ backend: { type: 'small' }, variableValuesData: { values: [{ name: 'a', value: 'b' }] } },
    };
    await trigger({ config: { ...same, branchId: 7 } });
    expect(sent().json()).toEqual({ ...expected, ...same, branchId: '7' });
  });

  it("sends a template's result as configData", async () => {
    await trigger({ config: { configDataTemplate: '{ parameters: { id: Body("order.id") } }' } });
    expect(sent().json()).toEqual({ ...expected, configData: { parameters: { id: 42 } } });
  });

  it.each([
    ['text', '"a"', 'configDataTemplate: must give an object, and gave "a"'],
    ['a list', '[1]', 'configDataTemplate: must give an object, and gave [1]'],
    ['null', 'null', 'configDataTemplate: the template gave null; it must give a value'],
  ])('fails for good when the template gives %s', async (_, configDataTemplate, message) => {
    await expect(trigger({ config: { configDataTemplate } })).rejects.toMatchObject({
      code: 'templateFailed',
      message,
    });
    expect(receiver.requests).toHaveLength(0);
  });

  it("lays the template's result over the stored configuration when asked to", async () => {
    const stored = { parameters: { url: 'https://a', paging: { size: 10, from: [1, 2] } }, storage: [], kept: true };
    receiver.script({ body: { id: '42', configuration: stored } }, created);
    const configDataTemplate = '{ parameters: { paging: { from: [Body("order.id")] } }, storage: { input: 1 } }';
    await trigger({ config: { configDataTemplate, mergeStoredConfiguration: true, branchId: '9' } });
    expect(sent(0)).toMatchObject({
      ...{ method: 'GET', path: '/v2/storage/branch/9/components/keboola.ex-http/configs/42' },
      headers: { 'x-storageapi-token': token },
    });
    expect(sent(1).json()).toMatchObject({
      configData: {
        parameters: { url: 'https://a', paging: { size: 10, from: [42] } },
        storage: { input: 1 },
        kept: true,
      },
    });
  });

  it('refuses settings that the Queue would quietly ignore', () => {
    expect(faults({ configDataTemplate: '{}', configRowIds: ['1'] })).toMatchObject([{ path: ['configRowIds'] }]);
    expect(faults({ mergeStoredConfiguration: true })).toMatchObject([{ path: ['mergeStoredConfiguration'] }]);
    expect(faults({ pollInterval: '1ms' })).toMatchObject([{ path: ['pollInterval'] }]);
  });

  it('says that an expired token is to be renewed, and is not retried', async () => {
    receiver.script({ status: 401, body: { error: `Invalid access token ${token}`, code: 0, exceptionId: 'exc-1' } });
    await expect(trigger()).rejects.toMatchObject({
      code: 'targetUnauthorized',
      status: 401,
      message: `POST ${receiver.url}/jobs answered 401: Invalid access token [secret] (exceptionId exc-1)`,
    });
  });

  it('fails as unauthorized when it has no token', () =>
    expect(trigger({ secrets: {} })).rejects.toMatchObject({ code: 'targetUnauthorized' }));

  it('is tried again when the Queue is down', async () => {
    receiver.script({ status: 503, headers: { 'retry-after': '60' }, body: { error: 'maintenance', code: 503 } });
    await expect(trigger()).rejects.toMatchObject({ code: 'targetFailed', retryAfterMs: 60_000 });
  });

  it.each([
    ['HTML', '<html>'],
    ['JSON that is no job', { ok: true }],
  ])('fails for good when the answer is %s', async (_, body) => {
    receiver.script({ status: 201, body });
    await expect(trigger()).rejects.toMatchObject({ code: 'targetAnswerInvalid' });
  });
});

describe('finding the Queue', () => {
  const discover = () => trigger({ config: { queueUrl: undefined } });

  it('asks the stack, without the token, and remembers the answer', async () => {
    const queue = await startReceiver(created);
    receiver.script({
      body: {
        services: [
          { id: 'other', url: 'https://no' },
          { id: 'queue', url: `${queue.url}/` },
        ],
      },
    });
    await discover();
    await discover();
    expect(receiver.requests.map(({ path }) => path)).toEqual(['/v2/storage?exclude=components']);
    expect(sent().headers['x-storageapi-token']).toBeUndefined();
    expect(queue.requests.map(({ path }) => path)).toEqual(['/jobs', '/jobs']);
    await queue.close();
  });

  it('derives it from the name of the stack when the stack does not name it', async () => {
    receiver.script({ body: { services: [] } }, created);
    const resolve: Resolve = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const http = createHttpClient({ allowAddresses: ['127.0.0.1'], resolve });
    const stackUrl = `http://connection.stack.example:${receiver.port}`;
    const [request, context] = anAttempt(jobTrigger, given({ config: { stackUrl, queueUrl: undefined } }));
    await jobTrigger.perform(request, { ...context, http });
    expect(sent(1)).toMatchObject({ path: '/jobs', headers: { host: `queue.stack.example:${receiver.port}` } });
    await http.close();
  });

  it('says what to set when the stack names no Queue and has no name to derive one from', async () => {
    receiver.script({ body: { services: [] } });
    await expect(discover()).rejects.toMatchObject({
      code: 'targetAnswerInvalid',
      message: `${receiver.url} names no service "queue", and does not begin with "connection.": set its URL`,
    });
  });

  it('is tried again when the stack is down', async () => {
    receiver.script({ status: 502 });
    await expect(discover()).rejects.toMatchObject({ code: 'targetFailed' });
  });
});

describe('following a job', () => {
  it('is asked for when the delivery waits for the end of the job', async () => {
    await expect(trigger({ config: { wait: 'finished' } })).resolves.toMatchObject({ follow: true });
  });

  it('polls, showing that it is alive, until the job has succeeded', async () => {
    receiver.script(seen('waiting'), seen('processing'), seen('success', { durationSeconds: 12, runId: '77' }));
    const heartbeat = jest.fn();
    const receipt = await follow({ heartbeat });
    expect(receiver.requests).toHaveLength(3);
    expect(sent()).toMatchObject({ method: 'GET', path: '/jobs/77', headers: { 'x-storageapi-token': token } });
    expect(heartbeat.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(receipt).toEqual({
      status: 201,
      data: { jobId: '77', runId: '77', status: 'success', durationSeconds: 12 },
    });
  });

  it('counts a warning as success, and keeps what it says', async () => {
    receiver.script(seen('warning', { result: { message: 'two rows skipped' } }));
    await expect(follow()).resolves.toMatchObject({ data: { status: 'warning', message: 'two rows skipped' } });
  });

  it.each(['error', 'terminated', 'cancelled'])('fails for good when the job ends as %s', async (status) => {
    receiver.script(seen(status, { result: { message: `bad ${token}` }, url: 'https://queue.example/jobs/77' }));
    await expect(follow()).rejects.toMatchObject({
      code: 'jobFailed',
      message: `job 77 ended as ${status}: bad [secret] (https://queue.example/jobs/77)`,
    });
  });

  it('goes on when single polls fail', async () => {
    receiver.script({ status: 500 }, 'close', { status: 429, headers: { 'retry-after': '0' } }, seen('success'));
    await expect(follow()).resolves.toMatchObject({ data: { status: 'success' } });
  });

  it('says that the job was started when it can no longer be seen', async () => {
    receiver.script({ status: 403, body: { error: 'expired', code: 403 } });
    await expect(follow()).rejects.toMatchObject({
      code: 'targetUnauthorized',
      message: `job 77 was started, but cannot be followed: GET ${receiver.url}/jobs/77 answered 403: expired`,
    });
  });

  it("stops with the signal's reason when the worker stops", async () => {
    receiver.script(seen('processing'));
    const stopping = new AbortController();
    const following = follow({ signal: stopping.signal, config: { pollInterval: '10m' } });
    await receiver.received(1);
    stopping.abort(new Error('the worker stops'));
    await expect(following).rejects.toThrow();
  });
});
