// Keys that templates give: by them deliveries of a sink go one after the other.
import { evaluateTemplate } from '../jsonnet';
import type { NewDelivery, NewEvent } from '../ledger/accept-events';
import type { ConfiguredSource } from '../ledger/configuration';
import { toMs } from '../model/duration';
import { DeliveryError, failureOf, PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { keptKey } from '../model/order-key';
import type { Policy } from '../model/policy';

export const hasTemplateKeys = ({ sinks }: ConfiguredSource): boolean =>
  sinks.some(({ policy }) => policy.order?.keyTemplate !== undefined);

/**
 * Gives the deliveries of new events their keys. One whose template fails is a dead letter from the start: attempted
 * without its key it could overtake those before it. Rejects when templates cannot be run at all.
 */
export async function giveTemplateKeys(sources: ConfiguredSource[], newEvents: NewEvent[]): Promise<void> {
  const templated = new Map(sources.filter(hasTemplateKeys).map(({ source, sinks }) => [source.id, sinks]));
  await Promise.all(
    newEvents.flatMap(({ event, deliveries }) =>
      deliveries.map((delivery) => {
        const sink = templated.get(event.sourceId)?.find(({ id }) => id === delivery.sinkId);
        return giveKey(delivery, sink?.policy, event);
      }),
    ),
  );
}

async function giveKey(delivery: NewDelivery, policy: Policy | undefined, event: PenstockEvent): Promise<void> {
  const keyTemplate = policy?.order?.keyTemplate;
  if (keyTemplate === undefined) return;
  try {
    const key = keptKey(textOf(await evaluateTemplate(keyTemplate, field, event)));
    if (key !== undefined) delivery.orderKey = key;
  } catch (error) {
    if (!(error instanceof PenstockError)) throw error;
    delivery.dead = { failure: failureOf(error), timeToLiveMs: toMs(policy?.deadLetterTimeToLive ?? '30d') };
  }
}

const field = 'policy.order.keyTemplate';

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && !value.includes('\0')) return value;
  const given = (JSON.stringify(value) ?? '').slice(0, 80);
  throw new DeliveryError('templateFailed', `${field}: must give a string or a number, not ${given}`);
}
