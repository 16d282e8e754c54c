// Calls to workflows of others, each with the delivery's id as its request id: the server takes it once.
import { isGrpcServiceError, WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { encodeToPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { reasonOf } from '../model/reason-of';
import { DeliveryError } from '../model/errors';
import type { Asker, WorkflowCalls, WorkflowToStart } from '../model/workflow-calls';

const memoOf = ({ deliveryId, rootid, depth }: Asker) => ({ penstock: { deliveryId, rootid, depth: depth + 1 } });

export function createWorkflowCalls(client: Client): WorkflowCalls {
  const { namespace } = client.options;
  const payloads = async (values: unknown[]) => ({
    payloads: (await encodeToPayloads(client.options.loadedDataConverter, ...values)) ?? [],
  });

  return {
    start: (workflow, asker) =>
      asDeliveryError(`workflow "${workflow.workflowId}"`, async () => {
        const { type, taskQueue, workflowId, args } = workflow;
        try {
          const handle = await client.workflow.start(type, {
            ...{ taskQueue, workflowId, args, memo: memoOf(asker) },
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
          });
          return { runId: handle.firstExecutionRunId };
        } catch (error) {
          if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
          return startedBefore(client, workflow, asker);
        }
      }),

    signal: ({ workflowId, name, args }, { deliveryId }) =>
      asDeliveryError(`workflow "${workflowId}"`, async () => {
        await client.workflowService.signalWorkflowExecution({
          ...{ namespace, workflowExecution: { workflowId }, requestId: deliveryId },
          signalName: name,
          input: await payloads(args),
        });
      }),

    signalWithStart: (workflow, { name, args }, asker) =>
      asDeliveryError(`workflow "${workflow.workflowId}"`, async () => {
        const { type, taskQueue, workflowId } = workflow;
        const [memo] = (await encodeToPayloads(client.options.loadedDataConverter, memoOf(asker).penstock)) ?? [];
        const { runId } = await client.workflowService.signalWithStartWorkflowExecution({
          ...{ namespace, workflowId, requestId: asker.deliveryId },
          workflowType: { name: type },
          taskQueue: { name: taskQueue },
          input: await payloads(workflow.args),
          signalName: name,
          signalInput: await payloads(args),
          ...(memo && { memo: { fields: { penstock: memo } } }),
        });
        return { runId };
      }),
  };
}

async function startedBefore(client: Client, { workflowId }: WorkflowToStart, { deliveryId }: Asker) {
  const { runId, memo } = await client.workflow.getHandle(workflowId).describe();
  const by = (memo?.['penstock'] as { deliveryId?: unknown } | undefined)?.deliveryId;
  if (by === deliveryId) return { runId };
  const whom = typeof by === 'string' ? `delivery ${by}` : 'somebody else';
  throw new DeliveryError('targetRefused', `workflow "${workflowId}" was started by ${whom} already`);
}

/** gRPC codes that trying again would not change: INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, FAILED_PRECONDITION. */
const refusals = new Set([3, 5, 6, 7, 9]);

async function asDeliveryError<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const isRefused = isGrpcServiceError(cause) && refusals.has(cause.code);
    const code = isRefused ? 'targetRefused' : 'engineUnavailable';
    throw new DeliveryError(code, `${what}: ${reasonOf(error)}`, { cause: error });
  }
}
