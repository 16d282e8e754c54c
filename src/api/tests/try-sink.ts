import { setTimeout as delay } from 'node:timers/promises';
import { readSecrets } from '../../ledger/secrets/secrets';
import type { Receipt } from '../../model/delivery';
import { toMs } from '../../model/duration';
import { DeliveryError, failureOf, PenstockError, type Failure } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import { matchesFilter } from '../../model/matches-filter';
import type { StandingSink } from '../../model/sink';
import type { SinkContext } from '../../sinks/define-sink';
import { sinkType } from '../../sinks/registry';
import { hiddenValues } from '../../sinks/secret-headers';
import type { ApiDependencies } from '../dependencies';
import { soundOrRefuse } from '../sinks/soundness';
import { tryRow } from './try-row';
import { NotSent, recordingClient, type RecordedRequest } from './recording-client';

export interface Tried {
  sinkId: string;
  /** Whether the sink's filter takes the event. */
  wanted: boolean;
  sent: boolean;
  /** In turn, secrets masked; those that only read are sent in any case. */
  requests: RecordedRequest[];
  /** Of a table: the row that would be appended, as JSON. */
  row?: string;
  receipt?: Receipt;
  failure?: Failure;
}

/** The longest that a caller is kept waiting. */
const mostMs = 25_000;

/**
 * What the sink does with an event, short of doing it; or with `send` once for real, outside deliveries, statistics and
 * breaker. The address guard and the policy's time limit hold. Work that the target takes on is not followed. Throws
 * `sinkBroken` or `secretUnreadable`; what goes wrong with the target is a part of the answer.
 */
export async function trySink(
  { ledger, keyring, http, evaluateTemplate }: ApiDependencies,
  stored: StandingSink,
  event: PenstockEvent,
  { send }: { send: boolean },
): Promise<Tried> {
  const { sourceId, id, config, filter, policy } = await soundOrRefuse(ledger.db, keyring, stored);
  const secrets = await readSecrets(ledger.db, keyring, { sourceId, sinkId: id });
  const type = sinkType(stored.type);
  const wanted = !filter || matchesFilter(filter, event);
  if ('gathers' in type) {
    const of = { sinkId: id, wanted, sent: false, requests: [], ...(await tryRow(event, config, evaluateTemplate)) };
    return { ...of, ...(send && notOutOfTurn(id, type.type)) };
  }
  if (type.onlyInWorkers) {
    return { sinkId: id, wanted, sent: false, requests: [], ...(send && notOutOfTurn(id, type.type)) };
  }
  const parsed = type.config.parse(config);
  const { headers = {} } = config as { headers?: Record<string, string> };
  const recording = recordingClient(http, hiddenValues(secrets, headers), { send });
  const limitMs = Math.min(toMs(policy.attemptTimeLimit), mostMs);
  const signal = AbortSignal.timeout(limitMs);
  const context = {
    http: recording.http,
    render: evaluateTemplate,
    ...leftToWorkers,
    signal,
    offTheClock: <T>(wait: Promise<T>) => wait,
    heartbeat: () => undefined,
    sleep: (ms: number) => delay(ms, undefined, { signal }),
  };
  const tried = { sinkId: id, wanted, requests: recording.requests };
  try {
    const request = { event, deliveryId: newUuid(), attempt: 1, config: parsed, secrets, principal: stored.principal };
    const { receipt } = await type.perform(request, context);
    return { ...tried, sent: true, receipt };
  } catch (error) {
    if (error instanceof NotSent) return { ...tried, sent: false };
    const timedOut = signal.aborted && new DeliveryError('timeout', `no answer within ${limitMs / 1000} s`);
    return { ...tried, sent: send, failure: failureOf(timedOut || error) };
  }
}

const never = () => Promise.reject(new PenstockError('internal', 'this is left to workers'));

/** Types of sinks that reach for these are not tried here. */
const leftToWorkers: Pick<SinkContext, 'inward' | 'workflows' | 'functionsDirectory'> = {
  inward: { rightsOf: never, readKey: never, mutate: never, emit: never, keepLog: never },
  workflows: { start: never, signal: never, signalWithStart: never },
  functionsDirectory: undefined,
};

/** What its target gets is made of many events and counts once, or its work is done by workers alone. */
const notOutOfTurn = (id: string, type: string): Pick<Tried, 'failure'> => ({
  failure: failureOf(
    new PenstockError('badRequest', `send: sink "${id}" is of type "${type}", to which nothing is sent out of turn`),
  ),
});

/** The same for one of several: a sink that is broken says so in its place. */
export async function trySinkOfMany(...given: Parameters<typeof trySink>): Promise<Tried> {
  try {
    return await trySink(...given);
  } catch (error) {
    if (!(error instanceof PenstockError)) throw error;
    return { sinkId: given[1].id, wanted: false, sent: false, requests: [], failure: failureOf(error) };
  }
}
