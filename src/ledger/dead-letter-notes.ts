// Dead letters that handlers are to be told of, once each, and what the handlers made of them.
import { sql } from 'drizzle-orm';
import type { DeliveryState, Receipt } from '../model/delivery';
import { rows, uuids, type Database } from './ledger';

/** Of dead letters that no handler was told of yet; a trigger notes them when a delivery is dead for the first time. */
export async function readUntold(db: Database, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select delivery_id as id from dead_letter_notes where told_at is null order by noted_at limit ${limit}`,
  );
  return found.map(({ id }) => id);
}

/** The handlers' deliveries are remembered with it. Doing it twice changes nothing. */
export async function markTold(db: Database, deliveryId: string, handlerDeliveryIds: string[]): Promise<void> {
  await db.execute(sql`
    with told as (
      update dead_letter_notes set told_at = coalesce(told_at, now()) where delivery_id = ${deliveryId}
    )
    insert into dead_letter_handlings (handler_delivery_id, delivery_id)
      select unnest(${uuids(handlerDeliveryIds)}), ${deliveryId}::uuid on conflict do nothing`);
}

export interface Handled {
  /** Of the dead letter. */
  deliveryId: string;
  deliveryState: DeliveryState;
  handlerDeliveryId: string;
  handlerState: DeliveryState;
  /** How often it was attempted: which of its answers this is, should it have been retried. */
  handlerAttempts: number;
  reason: string | null;
  receipt: Receipt | null;
}

/** Handlers that have ended, and whose answer was not carried out yet: by the handler's delivery, from after `afterId`. */
export function readHandled(db: Database, limit: number, afterId?: string): Promise<Handled[]> {
  return rows<Handled>(
    db,
    sql`
      select h.delivery_id as "deliveryId", o.state as "deliveryState", h.handler_delivery_id as "handlerDeliveryId",
        d.state as "handlerState", d.attempts as "handlerAttempts", d.reason, d.receipt
      from dead_letter_handlings h join deliveries d on d.id = h.handler_delivery_id
        join deliveries o on o.id = h.delivery_id
      where h.resolved_at is null and d.state in ('delivered', 'discarded', 'skipped', 'expired', 'dead')
        ${afterId === undefined ? sql`` : sql`and d.id > ${afterId}::uuid`}
      order by d.id limit ${limit}`,
  );
}

/** `resolution` is written on the dead letter. A handler that is asked again meanwhile is heard again. */
export async function markResolved(
  db: Database,
  { deliveryId, handlerDeliveryId, handlerState, handlerAttempts }: Handled,
  resolution: string | undefined,
): Promise<void> {
  await db.execute(sql`
    with resolved as (
      update dead_letter_handlings set resolved_at = now() from deliveries d
      where handler_delivery_id = ${handlerDeliveryId} and d.id = handler_delivery_id
        and d.state = ${handlerState} and d.attempts = ${handlerAttempts}
    )
    update deliveries set resolution = ${resolution ?? null} where id = ${deliveryId} and ${resolution !== undefined}`);
}
