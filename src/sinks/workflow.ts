import { z } from 'zod';
import { DeliveryError } from '../model/errors';
import { defineSink, type AttemptRequest, type SinkContext } from './define-sink';
import { template } from './fields';

/** Penstock's own task queue carries deliveries: what is started there would bypass the ledger. */
const taskQueue = () =>
  z
    .string()
    .min(1)
    .max(200)
    .refine((name) => name !== 'penstock', 'must not be "penstock", the task queue of Penstock itself');

const name = () => z.string().min(1).max(200);

const started = {
  workflowType: name(),
  taskQueue: taskQueue(),
  /** Jsonnet; an array, the arguments. The event's data, parsed, when it is left out. */
  argumentsTemplate: template().optional(),
};
const signalled = {
  signal: name(),
  /** Jsonnet; an array, the signal's arguments. The event's data, parsed, when it is left out. */
  signalArgumentsTemplate: template().optional(),
};
/** Jsonnet; a string. The event's id, after its source's, when it is left out. */
const workflowIdTemplate = template();

const config = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('start'), ...started, workflowIdTemplate: workflowIdTemplate.optional() }),
  z.strictObject({ mode: z.literal('signal'), ...signalled, workflowIdTemplate }),
  z.strictObject({ mode: z.literal('signalWithStart'), ...started, ...signalled, workflowIdTemplate }),
]);
type Request = AttemptRequest<z.output<typeof config>, never>;

export const workflow = defineSink({
  type: 'workflow',
  summary: 'start or signal a Temporal workflow of your own',
  config,
  secrets: {},
  templates: ['workflowIdTemplate', 'argumentsTemplate', 'signalArgumentsTemplate'],
  answersAtOnce: false,
  onlyInWorkers: true,

  async perform(request, context) {
    const { config, event, deliveryId } = request;
    const { workflows } = context;
    const asker = { deliveryId, rootid: event.rootid, depth: event.depth };
    const workflowId = await workflowIdOf(request, context);
    const data = (run?: { runId: string }) => ({ receipt: { data: { workflowId, ...run } } });

    if (config.mode === 'signal') {
      await workflows.signal(await signalOf(config, workflowId, request, context), asker);
      return data();
    }
    const { workflowType: type, taskQueue } = config;
    const args = await argumentsOf('argumentsTemplate', config.argumentsTemplate, request, context);
    const toStart = { type, taskQueue, workflowId, args };
    if (config.mode === 'start') return data(await workflows.start(toStart, asker));
    const signal = await signalOf(config, workflowId, request, context);
    return data(await workflows.signalWithStart(toStart, signal, asker));
  },
});

async function signalOf(
  { signal, signalArgumentsTemplate }: { signal: string; signalArgumentsTemplate?: string | undefined },
  workflowId: string,
  request: Request,
  context: SinkContext,
) {
  const args = await argumentsOf('signalArgumentsTemplate', signalArgumentsTemplate, request, context);
  return { workflowId, name: signal, args };
}

async function workflowIdOf({ config, event }: Request, { render }: SinkContext): Promise<string> {
  const field = 'workflowIdTemplate';
  if (config.workflowIdTemplate === undefined) return notPenstocksOwn(`${event.sourceId}/${event.id}`);
  const id = await render(config.workflowIdTemplate, field, event);
  if (typeof id === 'string' && id !== '' && id.length <= 1000) return notPenstocksOwn(id);
  const seen = JSON.stringify(id).slice(0, 80);
  throw new DeliveryError('templateFailed', `${field}: must give a string of 1–1000 characters, and gave ${seen}`);
}

/**
 * Ids of Penstock's workflows, those of its schedules with the time at their end, and of Temporal's own. Some can be
 * guessed: a signal would reach what is of another project.
 */
const penstocksOwn =
  /^(?:temporal-sys-|(?:delivery|group|bulk)-[0-9a-f]{8}-|(?:append|expire)-[^/]+\/|schedule-[^/]+$)/;

function notPenstocksOwn(id: string): string {
  if (!penstocksOwn.test(id)) return id;
  const message = `workflow "${id.slice(0, 80)}": that is an id of Penstock's own workflows; have workflowIdTemplate give another`;
  throw new DeliveryError('templateFailed', message);
}

async function argumentsOf(
  field: string,
  template: string | undefined,
  { event }: Request,
  { render }: SinkContext,
): Promise<unknown[]> {
  if (template === undefined) return [await render('Body()', field, event)];
  const args = await render(template, field, event);
  if (Array.isArray(args)) return args as unknown[];
  throw new DeliveryError(
    'templateFailed',
    `${field}: must give an array, and gave ${JSON.stringify(args).slice(0, 80)}`,
  );
}
