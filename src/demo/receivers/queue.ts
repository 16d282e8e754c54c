// A Queue API: jobs are created, processed, and end; every fifth one in error.
import type { Stack } from '../../program/stack';
import { listenLocally, parseJson, type Call, type Reply } from './local-server';
import type { Receiver } from './received';

interface Job {
  id: string;
  component: unknown;
  configData: unknown;
  status: 'created' | 'processing' | 'success' | 'error';
  willFail: boolean;
}

const everyFifth = 5;

export async function queue(sinkId: string, token: string, stack: Stack): Promise<Receiver> {
  const jobs = new Map<string, Job>();

  const create = (call: Call): Reply => {
    const { component, configData } = parseJson(call);
    const number = jobs.size + 1;
    const job: Job = {
      id: String(1000 + number),
      component,
      configData,
      status: 'created',
      willFail: number % everyFifth === 0,
    };
    jobs.set(job.id, job);
    return { status: 201, body: view(job) };
  };

  /** A job goes one step on with every look at it. */
  const look = (id: string): Reply => {
    const job = jobs.get(id);
    if (!job) return { status: 404, body: { error: `job ${id} not found`, code: 404, status: 'error' } };
    if (job.status === 'processing') job.status = job.willFail ? 'error' : 'success';
    if (job.status === 'created') job.status = 'processing';
    return { status: 200, body: view(job) };
  };

  const url = await listenLocally('queue', stack, (call) => {
    if (call.headers['x-storageapi-token'] !== token) {
      return { status: 401, body: { error: 'Invalid access token', code: 401, status: 'error' } };
    }
    if (call.route === 'POST /jobs') return create(call);
    const [, id] = /^GET \/jobs\/(\w+)$/.exec(call.route) ?? [];
    return id === undefined ? { status: 404, body: { error: 'no such path', code: 404, status: 'error' } } : look(id);
  });
  return {
    url,
    received: () => [...jobs.values()].map(({ id, status }) => ({ sinkId, ref: id, taken: status === 'success' })),
  };
}

/** As the API writes a job: an empty result is a list. */
const view = ({ id, component, configData, status }: Job) => ({
  id,
  runId: id,
  component,
  configData,
  status,
  isFinished: status === 'success' || status === 'error',
  result: status === 'error' ? { message: 'the table "commits" is locked' } : [],
});
