import { z } from 'zod';
import type { Receipt } from '../model/delivery';
import { toMs } from '../model/duration';
import { DeliveryError, failureOf } from '../model/errors';
import { maskSecrets } from '../model/mask-secrets';
import { defineSink, type AttemptRequest, type SinkContext } from './define-sink';
import { httpUrl, numericId, pollInterval, template } from './fields';
import { mergeConfiguration } from './merge-configuration';
import { endOf, jobData, readJob, type QueueJob } from './queue-job';
import { callStack, serviceUrl, withoutSlash } from './stack';

const variableValues = z.strictObject({ values: z.array(z.strictObject({ name: z.string(), value: z.string() })) });

const config = z
  .strictObject({
    /** The stack's Storage API, such as `https://connection.keboola.com`. */
    stackUrl: httpUrl(),
    /** The stack's Queue API; found by itself when it is left out. */
    queueUrl: httpUrl().optional(),
    componentId: z.string().min(1),
    configId: numericId().optional(),
    configRowIds: z.array(numericId()).min(1).optional(),
    branchId: numericId().optional(),
    mode: z.enum(['run', 'forceRun', 'debug']).optional(),
    tag: z.string().min(1).optional(),
    variableValuesId: numericId().optional(),
    variableValuesData: variableValues.optional(),
    backend: z.strictObject({ type: z.string(), containerType: z.string(), context: z.string() }).partial().optional(),
    parallelism: numericId().optional(),
    /** Jsonnet; its result, an object, is the job's `configData`. The API then ignores the stored configuration. */
    configDataTemplate: template().optional(),
    /** Lays the template's result over the stored configuration instead of replacing it. */
    mergeStoredConfiguration: z.boolean().default(false),
    /** Whether the delivery is done when the job is created, or when it has succeeded. */
    wait: z.enum(['accepted', 'finished']).default('accepted'),
    pollInterval: pollInterval().default('5s'),
  })
  .superRefine(({ configDataTemplate, configId, configRowIds, mergeStoredConfiguration }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (configRowIds && configDataTemplate !== undefined) {
      refuse(
        'configRowIds',
        'cannot be used with configDataTemplate: the Queue ignores rows when it is sent configData',
      );
    }
    if (mergeStoredConfiguration && (configId === undefined || configDataTemplate === undefined)) {
      refuse('mergeStoredConfiguration', 'needs both configId and configDataTemplate');
    }
  });
type Config = z.output<typeof config>;
type Request = AttemptRequest<Config, 'token'>;

export const jobTrigger = defineSink({
  type: 'jobTrigger',
  summary: 'start a Keboola Queue job, and follow it to its end if wanted',
  config,
  stackToken: true,
  secrets: { token: { required: true, summary: 'Keboola Storage API token that may run the component' } },
  templates: ['configDataTemplate'],
  answersAtOnce: false,

  async perform(request, context) {
    const { config, secrets } = request;
    const configData = await configDataOf(request, context);
    const url = `${await queueUrl(config, context)}/jobs`;
    const body = { ...jobFields(config), ...(configData && { configData }) };
    const { answer, bytes, json } = await callStack({ method: 'POST', url, token: secrets.token, body }, context);
    const job = readJob(json, `POST ${url}`);
    const receipt = { status: answer.status, bytes, durationMs: answer.durationMs, data: jobData(job) };
    return { receipt, follow: config.wait === 'finished' };
  },

  async follow({ config, secrets }, accepted, context) {
    const jobId = String(accepted.data?.['jobId']);
    const url = `${await queueUrl(config, context)}/jobs/${encodeURIComponent(jobId)}`;
    for (;;) {
      context.heartbeat();
      const seen = await look(url, jobId, secrets, context);
      if (seen.job && endOf(seen.job)) return receiptOfEnd(seen.job, accepted, secrets);
      await sleepAlive(Math.max(toMs(config.pollInterval), seen.retryAfterMs ?? 0), context);
    }
  },
});

/** All but the template's part, by the API's names. */
function jobFields(config: Config): Record<string, unknown> {
  const { componentId, configId, configRowIds, branchId, mode, tag, backend, parallelism } = config;
  const { variableValuesId, variableValuesData } = config;
  const optional = { configRowIds, branchId, mode, tag, backend, parallelism, variableValuesId, variableValuesData };
  return { component: componentId, config: configId, ...optional };
}

async function configDataOf(request: Request, context: SinkContext): Promise<Record<string, unknown> | undefined> {
  const { config, event } = request;
  if (config.configDataTemplate === undefined) return undefined;
  const value = await context.render(config.configDataTemplate, 'configDataTemplate', event);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const seen = JSON.stringify(value).slice(0, 80);
    throw new DeliveryError('templateFailed', `configDataTemplate: must give an object, and gave ${seen}`);
  }
  const over = { ...value };
  return config.mergeStoredConfiguration ? mergeConfiguration(await storedConfiguration(request, context), over) : over;
}

async function storedConfiguration({ config, secrets }: Request, context: SinkContext): Promise<unknown> {
  const { stackUrl, branchId, componentId, configId = '' } = config;
  const branch = branchId === undefined ? '' : `/branch/${encodeURIComponent(branchId)}`;
  const path = `components/${encodeURIComponent(componentId)}/configs/${encodeURIComponent(configId)}`;
  const url = `${withoutSlash(stackUrl)}/v2/storage${branch}/${path}`;
  const { json } = await callStack({ method: 'GET', url, token: secrets.token }, context);
  return json['configuration'];
}

async function queueUrl({ queueUrl, stackUrl }: Config, context: SinkContext): Promise<string> {
  return queueUrl === undefined ? serviceUrl(stackUrl, ['queue'], 'queue', context) : withoutSlash(queueUrl);
}

const pollTimeLimitMs = 10_000;

/** A look that fails in a way that passes says nothing about the job: it goes on, and is looked at again. */
async function look(
  url: string,
  jobId: string,
  { token }: Request['secrets'],
  { http, signal }: SinkContext,
): Promise<{ job?: QueueJob; retryAfterMs?: number | undefined }> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(pollTimeLimitMs)]);
  try {
    const { json } = await callStack({ method: 'GET', url, token }, { http, signal: limited });
    return { job: readJob(json, `GET ${url}`) };
  } catch (error) {
    if (signal.aborted || !(error instanceof DeliveryError)) throw error;
    if (failureOf(error).retryable) return { retryAfterMs: error.retryAfterMs };
    const { status } = error;
    const message = `job ${jobId} was started, but cannot be followed: ${error.message}`;
    throw new DeliveryError(error.code, message, { cause: error, ...(status !== undefined && { status }) });
  }
}

function receiptOfEnd(job: QueueJob, accepted: Receipt, secrets: Request['secrets']): Receipt {
  if (endOf(job) === 'succeeded') return { ...accepted, data: { ...accepted.data, ...jobData(job) } };
  const said = job.result?.message ? `: ${job.result.message}` : '';
  const message = `job ${job.id} ended as ${job.status}${said}${job.url ? ` (${job.url})` : ''}`;
  throw new DeliveryError('jobFailed', maskSecrets(message, secrets));
}

const heartbeatEveryMs = 5000;

async function sleepAlive(ms: number, { sleep, heartbeat }: SinkContext): Promise<void> {
  for (let left = ms; left > 0; left -= heartbeatEveryMs) {
    await sleep(Math.min(left, heartbeatEveryMs));
    heartbeat();
  }
}
