import type { FunctionEvent, FunctionSdk } from '../../../src/functions/sdk';

interface Order {
  id: number;
}

/** Answers what it was given. */
export default function echo({ data, depth }: FunctionEvent, { delivery, principal, secrets }: FunctionSdk): unknown {
  const { order } = data as { order: Order };
  return { order: order.id, depth, attempt: delivery.attempt, principal, secrets: Object.keys(secrets) };
}
