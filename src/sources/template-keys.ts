// Keys that templates give: by them deliveries of a sink go one after the other.
import type { NewEvent } from '../ledger/accept-events';
import type { ConfiguredSource } from '../ledger/configuration';
import { giveTemplateKey } from './new-delivery';

export const hasTemplateKeys = ({ sinks }: ConfiguredSource): boolean =>
  sinks.some(({ policy }) => policy.order?.keyTemplate !== undefined);

/** Gives the deliveries of new events their keys. Rejects when templates cannot be run at all. */
export async function giveTemplateKeys(sources: ConfiguredSource[], newEvents: NewEvent[]): Promise<void> {
  const templated = new Map(sources.filter(hasTemplateKeys).map(({ source, sinks }) => [source.id, sinks]));
  await Promise.all(
    newEvents.flatMap(({ event, deliveries }) =>
      deliveries.map(async (delivery) => {
        const sink = templated.get(event.sourceId)?.find(({ id }) => id === delivery.sinkId);
        if (sink) await giveTemplateKey(delivery, sink.policy, event);
      }),
    ),
  );
}
