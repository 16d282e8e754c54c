// What handlers answered is carried out on their dead letters.
import { parse, stringify } from 'lossless-json';
import type { Logger } from 'pino';
import { z } from 'zod';
import { markResolved, readHandled, type Handled } from '../../ledger/dead-letter-notes';
import type { Database } from '../../ledger/ledger';
import { reasonOf } from '../../model/reason-of';
import { storableText } from '../../model/storable-text';
import { isOwnFault } from './own-fault';

const answer = z.discriminatedUnion('resolution', [
  z.object({ resolution: z.literal('retry') }),
  z.object({
    resolution: z.literal('discard'),
    reason: z.string().max(500).transform(storableText).default('by its handler'),
  }),
  z
    .object({ resolution: z.literal('amend'), data: z.unknown() })
    .refine(({ data }) => data !== undefined)
    .transform(({ resolution, data }) => ({ resolution, text: stringify(data) ?? '' })),
]);
export type Resolution = z.output<typeof answer>;

/** Retries, amends or discards a delivery; `requestId` makes a repeated request one. */
export type Resolve = (deliveryId: string, resolution: Resolution, requestId: string) => Promise<unknown>;

/** Carries out what there is, or ends early when `stopping` says so. */
export type ResolveHandled = (stopping?: AbortSignal) => Promise<void>;

const mostAtOnce = 50;
/** With so many faults the ledger or the engine may be away, and each may have taken as long as an answer is waited for. */
const mostFaults = 3;
const handlerFailed = 'handler_failed';

/**
 * A handler that failed, or whose answer cannot be followed, leaves `handler_failed` on its dead letter. One that answers
 * without a `resolution` leaves it to a person. What cannot be carried out for now, such as on a workflow that is paused in
 * the engine, is passed over until all others have had their turn. Rejects with the first such fault, to be called again:
 * after a few of them it goes on behind these the next time.
 */
export function createResolveHandled(db: Database, resolve: Resolve, log: Pick<Logger, 'warn'>): ResolveHandled {
  // Of the way through the list, which may take several calls.
  let afterId: string | undefined;
  let firstFault: { error: unknown } | undefined;

  const see = async (one: Handled): Promise<boolean> => {
    try {
      await markResolved(db, one, await carryOut(one, resolve, log));
      return true;
    } catch (error) {
      firstFault ??= { error };
      return false;
    }
  };

  return async (stopping) => {
    let faults = 0;
    for (let isMore = true; isMore;) {
      const handled = await readHandled(db, mostAtOnce, afterId);
      for (const one of handled) {
        if (stopping?.aborted) return;
        if (!(await see(one))) faults += 1;
        afterId = one.handlerDeliveryId;
        if (faults === mostFaults) throw firstFault?.error;
      }
      isMore = handled.length === mostAtOnce;
    }
    const fault = firstFault;
    afterId = undefined;
    firstFault = undefined;
    if (fault) throw fault.error;
  };
}

async function carryOut(handled: Handled, resolve: Resolve, log: Pick<Logger, 'warn'>): Promise<string | undefined> {
  if (handled.handlerState !== 'delivered') return handlerFailed;
  const said = answerOf(handled.receipt?.data?.['answer']);
  if (typeof said !== 'object' || said === null || !('resolution' in said)) return undefined;
  try {
    const parsed = answer.safeParse(said);
    if (!parsed.success) return handlerFailed;
    // Somebody was there first.
    if (handled.deliveryState !== 'dead') return undefined;
    await resolve(handled.deliveryId, parsed.data, `${handled.handlerDeliveryId}:${handled.handlerAttempts}`);
    return parsed.data.resolution;
  } catch (error) {
    if (!isOwnFault(error)) throw error;
    const { deliveryId, handlerDeliveryId } = handled;
    log.warn({ delivery: deliveryId, handler: handlerDeliveryId, reason: reasonOf(error) }, 'a handler has failed');
    return handlerFailed;
  }
}

/**
 * A function's answer is JSON already, a webhook's is text, whose numbers keep their digits. Text that was cut is an answer
 * that cannot be followed.
 */
function answerOf(said: unknown): unknown {
  if (typeof said !== 'string') return said;
  try {
    return parse(said);
  } catch {
    return said.includes('"resolution"') ? { resolution: 'unreadable' } : undefined;
  }
}
