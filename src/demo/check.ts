// Whether everything is accounted for: what was sent, what the ledger says, and what the receivers really got.
import type { Statistics } from '../ledger/statistics';
import type { DeliveryState } from '../model/delivery';
import type { LedgerDelivery, LedgerSays } from './read-ledger';
import type { Received } from './receivers/received';
import type { Sent } from './send-examples';

export interface Accounts {
  /** Ids of the events that were to be sent. */
  toSend: string[];
  sent: Sent[];
  ledger: LedgerSays;
  received: Received[];
}

/** Lines for people; where all is well, each list is empty. */
export interface Findings {
  /** Accepted, and neither settled nor under way; or settled as delivered, and not at its receiver. */
  lost: string[];
  /** Not yet settled. */
  open: string[];
  /** Anything else on which the three do not agree. */
  wrong: string[];
}

export function check({ toSend, sent, ledger, received }: Accounts): Findings {
  return {
    lost: [...forgotten(sent, ledger), ...missingReceipts(sent, ledger, received)],
    open: [...unanswered(toSend, sent), ...unsettled(ledger)],
    wrong: [
      ...sent.flatMap(wrongAnswer),
      ...unasked(sent, ledger),
      ...wrongReceipts(ledger, received),
      ...wrongCounts(ledger),
    ],
  };
}

const openStates: DeliveryState[] = ['pending', 'parked', 'running', 'waiting'];

const named = ({ id, sinkId }: Pick<LedgerDelivery, 'id' | 'sinkId'>): string => `delivery ${id} to ${sinkId}`;
const because = ({ failure }: LedgerDelivery): string => (failure === null ? '' : `: ${failure}`);

function unanswered(toSend: string[], sent: Sent[]): string[] {
  const answered = new Set(sent.map(({ id }) => id));
  return toSend.filter((id) => !answered.has(id)).map((id) => `event ${id} was not sent, or not answered, in time`);
}

export function unsettled({ deliveries }: LedgerSays): string[] {
  return deliveries
    .filter(({ state }) => openStates.includes(state))
    .map((delivery) => `${named(delivery)} is ${delivery.state}${because(delivery)}`);
}

/** Answered as accepted, and the ledger does not know it, or not as it was sent. */
function forgotten(sent: Sent[], { events, deliveries }: LedgerSays): string[] {
  const bodyHashes = new Map(events.map(({ uid, bodyHash }) => [uid, bodyHash]));
  const ids = new Set(deliveries.map(({ id }) => id));
  return sent.flatMap(({ bodyHash, answer: { accepted } }) => {
    if (!accepted) return [];
    const { event } = accepted;
    const kept = bodyHashes.get(event.uid);
    const lostDeliveries = accepted.deliveries.filter(({ id }) => !ids.has(id));
    return [
      ...(kept === undefined ? [`event ${event.id} was accepted and is not in the ledger`] : []),
      ...(kept !== undefined && kept !== bodyHash ? [`event ${event.id} is in the ledger with another body`] : []),
      ...lostDeliveries.map((delivery) => `${named(delivery)} was accepted and is not in the ledger`),
    ];
  });
}

/** Settled as delivered, and its receiver did not take it as it was sent. */
function missingReceipts(sent: Sent[], { deliveries }: LedgerSays, received: Received[]): string[] {
  const sentHashes = new Map(sent.map(({ id, bodyHash }) => [id, bodyHash]));
  const taken = new Map<string, Received[]>();
  for (const one of received) {
    if (one.taken) taken.set(key(one.sinkId, one.ref), [...(taken.get(key(one.sinkId, one.ref)) ?? []), one]);
  }
  return deliveries
    .filter(({ state }) => state === 'delivered')
    .flatMap((delivery) => {
      const receipts = refs(delivery).flatMap((ref) => taken.get(key(delivery.sinkId, ref)) ?? []);
      if (receipts.length === 0) return [`${named(delivery)} counts as delivered and was not received`];
      const isWhole = ({ bodyHash }: Received) =>
        bodyHash === undefined || bodyHash === sentHashes.get(delivery.eventId);
      return receipts.some(isWhole) ? [] : [`${named(delivery)} was received with another body than was sent`];
    });
}

const key = (sinkId: string, ref: string): string => `${sinkId} ${ref}`;
const refs = ({ id, targetIds }: LedgerDelivery): string[] => [id, ...targetIds];

function wrongAnswer({ id, answer, again }: Sent): string[] {
  const uid = answer.accepted?.event.uid;
  const isRight = answer.status === 202 && answer.accepted?.duplicate === false;
  const isRightAgain =
    !again || (again.status === 200 && again.accepted?.duplicate && again.accepted.event.uid === uid);
  return [
    ...(isRight ? [] : [`event ${id} was answered ${answer.status}, not 202: ${answer.refusal ?? 'as a duplicate'}`]),
    ...(isRightAgain
      ? []
      : [`event ${id}, sent again, was answered ${again.status}, not 200 with the first one's ids`]),
  ];
}

/** In the ledger, and nobody was told so. */
function unasked(sent: Sent[], { events, deliveries }: LedgerSays): string[] {
  const accepted = sent.flatMap(({ answer }) => answer.accepted ?? []);
  const uids = new Set(accepted.map(({ event }) => event.uid));
  const ids = new Set(accepted.flatMap((answer) => answer.deliveries.map(({ id }) => id)));
  return [
    ...events.filter(({ uid }) => !uids.has(uid)).map(({ id }) => `event ${id} is in the ledger and was not answered`),
    ...deliveries.filter(({ id }) => !ids.has(id)).map((one) => `${named(one)} is in the ledger and was not answered`),
  ];
}

/** Received, and the ledger has no such delivery, or one that should not have been attempted. */
function wrongReceipts({ deliveries }: LedgerSays, received: Received[]): string[] {
  const known = new Map(
    deliveries.flatMap((one) => refs(one).map((ref) => [key(one.sinkId, ref), one.state] as const)),
  );
  return received.flatMap(({ sinkId, ref, fault }) => {
    const state = known.get(key(sinkId, ref));
    const what = `${ref}, received by ${sinkId},`;
    if (fault !== undefined) return [`${what} was not right: ${fault}`];
    if (state === undefined) return [`${what} is not known to the ledger`];
    return state === 'skipped' ? [`${what} should have been skipped`] : [];
  });
}

export function wrongCounts({ deliveries, statistics }: LedgerSays): string[] {
  const inState = (...states: DeliveryState[]) => deliveries.filter(({ state }) => states.includes(state)).length;
  const counted = {
    accepted: deliveries.length,
    open: inState(...openStates),
    delivered: inState('delivered'),
    dead: inState('dead'),
    discarded: inState('discarded'),
    skipped: inState('skipped'),
    abandoned: inState('abandoned'),
    expired: inState('expired'),
  } satisfies Partial<Statistics>;
  return Object.entries(counted)
    .filter(([name, count]) => statistics[name as keyof typeof counted] !== count)
    .map(
      ([name, count]) => `statistics say ${statistics[name as keyof typeof counted]} ${name}, and there are ${count}`,
    );
}
