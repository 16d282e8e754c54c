// A job of the Queue API, as far as a delivery cares.
import { z } from 'zod';
import { DeliveryError } from '../model/errors';
import type { Receipt } from '../model/delivery';

/** The API writes an empty object as `[]`. */
const orEmpty = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (Array.isArray(value) ? {} : value), shape);

const queueJob = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  runId: z.union([z.string(), z.number()]).transform(String).nullish(),
  status: z.string(),
  url: z.string().nullish(),
  startTime: z.string().nullish(),
  endTime: z.string().nullish(),
  durationSeconds: z.number().nullish(),
  result: orEmpty(z.object({ message: z.string().nullish() })).nullish(),
});
export type QueueJob = z.output<typeof queueJob>;

export function readJob(json: Record<string, unknown>, from: string): QueueJob {
  const job = queueJob.safeParse(json);
  if (job.success) return job.data;
  const message = `${from} answered with something that is no job: ${z.prettifyError(job.error)}`;
  throw new DeliveryError('targetAnswerInvalid', message);
}

/** How a job ended; undefined while it goes on. A warning is a success with something to read. */
export function endOf({ status }: QueueJob): 'succeeded' | 'failed' | undefined {
  if (status === 'success' || status === 'warning') return 'succeeded';
  return ['error', 'terminated', 'cancelled'].includes(status) ? 'failed' : undefined;
}

/** What of a job is worth keeping. */
export function jobData(job: QueueJob): NonNullable<Receipt['data']> {
  const { id, result, ...rest } = job;
  const kept = { jobId: id, ...rest, message: result?.message };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined));
}
