// The delivery of an event to a sink that wants it.
import { evaluateTemplate } from '../jsonnet';
import type { NewDelivery } from '../ledger/accept-events';
import { toMs } from '../model/duration';
import { DeliveryError, failureOf, PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { newUuid } from '../model/ids';
import { matchesFilter } from '../model/matches-filter';
import { keptKey, orderKeyOf } from '../model/order-key';
import type { Policy } from '../model/policy';
import type { Sink } from '../model/sink';

export const wants = ({ filter }: Pick<Sink, 'filter'>, event: PenstockEvent): boolean =>
  !filter || matchesFilter(filter, event);

/** The key that a template gives is not in it yet. */
export function newDelivery({ id, policy }: Pick<Sink, 'id' | 'policy'>, event: PenstockEvent): NewDelivery {
  const { key } = policy.order ?? {};
  const orderKey = key === undefined ? undefined : orderKeyOf(key, event);
  return { id: newUuid(), sinkId: id, ...(orderKey !== undefined && { orderKey }) };
}

/**
 * Gives a new delivery the key of the sink's template, if it has one. One whose template fails is a dead letter from the
 * start: attempted without its key it could overtake those before it. Rejects when templates cannot be run at all.
 */
export async function giveTemplateKey(delivery: NewDelivery, policy: Policy, event: PenstockEvent): Promise<void> {
  const keyTemplate = policy.order?.keyTemplate;
  if (keyTemplate === undefined) return;
  try {
    const key = keptKey(textOf(await evaluateTemplate(keyTemplate, field, event)));
    if (key !== undefined) delivery.orderKey = key;
  } catch (error) {
    if (!(error instanceof PenstockError)) throw error;
    delivery.dead = { failure: failureOf(error), timeToLiveMs: toMs(policy.deadLetterTimeToLive ?? '30d') };
  }
}

const field = 'policy.order.keyTemplate';

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && !value.includes('\0')) return value;
  const given = (JSON.stringify(value) ?? '').slice(0, 80);
  throw new DeliveryError('templateFailed', `${field}: must give a string or a number, not ${given}`);
}
