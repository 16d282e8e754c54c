// From the ledger to the engine: claims due deliveries and starts their workflows.
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { adoptDeliveries } from '../ledger/claim/adopt-deliveries';
import { claimWork } from '../ledger/claim/claim-work';
import type { ClaimedDelivery } from '../ledger/claim/claim-deliveries';
import type { Ledger } from '../ledger/ledger';
import { recogniseEngine } from '../ledger/overdue-deliveries';
import { backoffMs } from '../model/backoff';
import { Bell } from '../model/bell';
import { reasonOf } from '../model/reason-of';
import type { Intakes } from '../model/intakes';
import { lastingTrouble } from '../model/lasting-trouble';
import type { Carrier, Group } from '../model/delivery';
import { passed } from '../model/passed';
import { answersAtOnce, gathers } from '../sinks/registry';
import { askEngine } from './ask-engine';
import { registerSearchAttributes } from './search-attributes';
import type { Reconcile } from './reconcile';
import { startCarrier } from './start-carrier';
import { startDelivery } from './start-delivery';
import { startGroup } from './start-group';
import { Starting } from './starting';

export interface Dispatcher {
  /** Claims nothing more, and waits for the starts under way. */
  stop(): Promise<void>;
}

export interface DispatcherOptions {
  ledger: Ledger;
  client: Client;
  reconcile: Reconcile;
  /** Whether this process's worker shares the client's connection (rule 12). */
  eager: boolean;
  /** Of this process's worker: whether attempts of a sink do not keep it waiting, and whether one may be made locally. */
  gate?: Record<'isProvenFast' | 'mayAttemptLocally', (sourceId: string, sinkId: string) => boolean>;
  /** Of this process, where it carries groups. */
  intakes?: Intakes;
  log: Logger;
}

/** Starts under way at most. */
const mostStarting = 50;
/** Of these, starts of deliveries that failed in a group: the rest is for what is due, of whatever sink. */
const mostAdopting = 10;
/** Safety net: accepts wake the dispatcher at once. */
const pollEveryMs = 1000;
/** Between rounds in which the engine, or the ledger, did not do as asked. */
const rests = { firstMs: 250, mostMs: 2000 };
/** After a claim that found nothing it may take, so that a flood of accepts does not become a flood of claims. */
const claimAgainAfterMs = 5;
/** After a claim for groups under way, a rest by how many came, so that under load each claim takes many. */
const restAfterJoining = { msEach: 2, mostMs: 25 };
/** How often deliveries that failed in a group are looked for, to get workflows of their own. */
const adoptEveryMs = 200;
/** How often the engine is asked whether it is still the same one. */
const greetEveryMs = 60_000;

export async function startDispatcher(options: DispatcherOptions): Promise<Dispatcher> {
  const { client, ledger, log, intakes, gate } = options;
  const isFast = gate?.isProvenFast ?? (() => false);
  const bell = new Bell();
  const stopping = new AbortController();
  const trouble = lastingTrouble({ name: 'dispatch', log });
  const starting = new Starting(mostStarting, bell);
  let adopting = 0;
  /** Claimed, and the engine did not say whether it took them: asks what became of each. */
  const unconfirmed = new Set<() => Promise<void>>();
  let greetedAtMs: number | undefined;
  /** The id of its namespace when it was greeted last. */
  let engineId: string | undefined;
  let adoptedAtMs = 0;
  /** Rounds since a start last succeeded: an engine that answers but takes nothing is not to be pressed. */
  let setbacks = 0;
  /** That it takes nothing. */
  let isTold = false;

  const start = async ({ begin, reconcile }: Start) => {
    try {
      const answer = await askEngine(client, begin);
      setbacks = 0;
      isTold = false;
      if (answer === 'already') await reconcile();
    } catch (error) {
      unconfirmed.add(reconcile);
      if (!isTold)
        log.warn({ reason: reasonOf(error) }, 'the engine does not take deliveries; they wait in the ledger');
      isTold = true;
      greetedAtMs = undefined;
    }
  };

  const startAll = (starts: Start[], then: () => void = () => undefined) => {
    for (const one of starts) starting.add(start(one).finally(then));
  };

  const rest = (ms: number) => passed(ms, stopping.signal);

  /** Answers how long there is nothing to do, unless the bell rings. */
  const dispatch = async (): Promise<number> => {
    const starts = startsOf(options);
    const toAdopt = Math.min(mostAdopting - adopting, starting.room);
    if (toAdopt > 0 && Date.now() - adoptedAtMs >= adoptEveryMs) {
      const adopted = await adoptDeliveries(ledger.db, toAdopt);
      if (adopted.length === 0) adoptedAtMs = Date.now();
      adopting += adopted.length;
      const left = () => {
        if (adopting >= mostAdopting) bell.ring();
        adopting -= 1;
      };
      startAll(adopted.map(starts.delivery), left);
    }
    if (starting.room === 0) return pollEveryMs;
    const claimed = await claimWork(ledger.db, starting.room, {
      groupable: answersAtOnce,
      isFast,
      gathers,
      ...(intakes && { intakes }),
    });
    const { deliveries, groups, carriers } = claimed;
    startAll([...deliveries.map(starts.delivery), ...groups.map(starts.group), ...carriers.map(starts.carrier)]);
    if (claimed.joined > 0) await rest(Math.min(claimed.joined * restAfterJoining.msEach, restAfterJoining.mostMs));
    if (deliveries.length + groups.length + carriers.length + claimed.joined > 0) return 0;
    return Math.min(claimed.againInMs ?? pollEveryMs, pollEveryMs);
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        if (greetedAtMs === undefined) {
          if (setbacks > 0) await rest(backoffMs(setbacks, rests));
          setbacks += 1;
        }
        if (greetedAtMs === undefined || greetedAtMs + greetEveryMs < Date.now()) {
          engineId = await greetEngine(options, engineId, unconfirmed);
          greetedAtMs = Date.now();
        }
        const idleMs = starting.room === 0 ? pollEveryMs : await dispatch();
        trouble.succeeded();
        if (idleMs === 0) continue;
        if (idleMs < pollEveryMs) await rest(Math.min(claimAgainAfterMs, idleMs));
        await bell.wait(idleMs);
      } catch (error) {
        trouble.failed(error);
        greetedAtMs = undefined;
      }
    }
  };

  const stopListening = await ledger.onDue(() => bell.ring());
  intakes?.onRoom(() => bell.ring());
  const running = run();
  return {
    async stop() {
      stopping.abort();
      bell.ring();
      await stopListening();
      await running;
      await starting.ended();
    },
  };
}

interface Start {
  begin: () => Promise<'started' | 'already'>;
  reconcile: () => Promise<void>;
}

function startsOf({ client, eager, gate, reconcile }: DispatcherOptions) {
  const mayAttemptLocally = ({ sinkType, sourceId, sinkId, isHandler }: ClaimedDelivery) =>
    !isHandler && answersAtOnce(sinkType) && (gate?.mayAttemptLocally(sourceId, sinkId) ?? true);
  return {
    delivery: (delivery: ClaimedDelivery): Start => ({
      begin: () => startDelivery(client, delivery, { eager, mayAttemptLocally: mayAttemptLocally(delivery) }),
      reconcile: () => reconcile.delivery(delivery.id),
    }),
    group: (group: Group): Start => ({
      begin: () => startGroup(client, group, eager),
      reconcile: () => reconcile.group(group.id),
    }),
    carrier: (carrier: Carrier): Start => ({
      begin: () => startCarrier(client, carrier, eager),
      reconcile: () => reconcile.group(carrier.id),
    }),
  };
}

/** Waits for nothing: throws while the engine is away. Then settles what was left open when it went. Answers which one it is. */
async function greetEngine(
  { client, ledger, log }: DispatcherOptions,
  before: string | undefined,
  unconfirmed: Set<() => Promise<void>>,
): Promise<string> {
  const { namespaceInfo } = await askEngine(client, () =>
    client.workflowService.describeNamespace({ namespace: client.options.namespace }),
  );
  const id = namespaceInfo?.id ?? '';
  // One that has come up empty knows no more of deliveries than it did at the first start.
  if (before !== undefined && before !== id) await askEngine(client, () => registerSearchAttributes(client));
  if (await recogniseEngine(ledger.db, id)) {
    log.warn('the engine is another one than before: every delivery it should know is asked about');
  }
  for (const ask of unconfirmed) {
    // Asked once more: what cannot be answered then is the sweeper's, and nobody waits for it here.
    unconfirmed.delete(ask);
    await ask();
  }
  return id;
}
