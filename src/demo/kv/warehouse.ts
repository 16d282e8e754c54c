// The warehouse's Queue API: a job packs an order, and tells Penstock when it is shipped, in the chain of its order.
import type { Stack } from '../../program/stack';
import { listenLocally, parseJson, type Reply } from '../receivers/local-server';
import { corrections } from './orders';

interface Parameters {
  order: string;
  city: string;
  /** Headers. */
  chain: Record<string, string>;
}

interface Job {
  id: string;
  parameters: Parameters;
  status: 'processing' | 'success' | 'error';
}

export interface Warehouse {
  url: string;
  /** Orders, one for each job that ended well. */
  shipped(): string[];
  /** Rejected when Penstock did not take what it was told. */
  told: Promise<never>;
}

/** `tell` is told of every order that is shipped. */
export async function startWarehouse(
  token: string,
  tell: (order: string, chain: Record<string, string>) => Promise<void>,
  stack: Stack,
): Promise<Warehouse> {
  const jobs = new Map<string, Job>();
  const shipped: string[] = [];
  let failed: (error: unknown) => void = () => undefined;
  const told = new Promise<never>((_, reject) => (failed = reject));
  told.catch(() => undefined);

  const create = (parameters: Parameters): Reply => {
    const job: Job = { id: String(1000 + jobs.size + 1), parameters, status: 'processing' };
    jobs.set(job.id, job);
    return { status: 201, body: view(job) };
  };
  /** A job has ended when it is looked at. */
  const look = (job: Job): Reply => {
    if (job.status === 'processing') {
      const { order, city, chain } = job.parameters;
      job.status = city in corrections ? 'error' : 'success';
      if (job.status === 'success') {
        shipped.push(order);
        tell(order, chain).catch(failed);
      }
    }
    return { status: 200, body: view(job) };
  };

  const url = await listenLocally('warehouse', stack, (call) => {
    if (call.headers['x-storageapi-token'] !== token) return refused(401, 'Invalid access token');
    if (call.route === 'POST /jobs') {
      return create((parseJson(call)['configData'] as { parameters: Parameters }).parameters);
    }
    const job = jobs.get(/^GET \/jobs\/(\w+)$/.exec(call.route)?.[1] ?? '');
    return job ? look(job) : refused(404, 'no such job');
  });
  return { url, shipped: () => shipped, told };
}

const refused = (status: number, error: string): Reply => ({ status, body: { error, code: status, status: 'error' } });

/** As the API writes a job: an empty result is a list. */
const view = ({ id, status, parameters }: Job) => ({
  id,
  runId: id,
  status,
  isFinished: status !== 'processing',
  result: status === 'error' ? { message: `there is no city "${parameters.city}"` } : [],
});
