// How much of each sink one claim takes, and whether alone or in a group. Asks the process's intakes, and no one else.
import { toMs } from '../../model/duration';
import { mayTakeIn, type Policy } from '../../model/policy';
import type { Breaker } from '../../model/breaker';
import type { Intakes } from '../../model/intakes';
import { rideTogether } from './ride-together';
import { isAlone, type Draft, type Share } from './share';

/** A sink with due deliveries, as it stands while it is locked. */
export interface SinkRoom {
  sourceId: string;
  sinkId: string;
  type: string;
  policy: Pick<
    Policy,
    'maxConcurrency' | 'maxWorkflows' | 'attemptTimeLimit' | 'grouping' | 'gatherFor' | 'order' | 'rate'
  >;
  breaker: Breaker;
  /** Of the settings it was read by. */
  configurationVersion: string;
  /** Deliveries due; counted no further than one more than a group takes. */
  due: number;
  /** How long the oldest of them has waited. */
  oldestDueMs: number;
  /** Deliveries running in workflows of their own. */
  runningAlone: number;
  /** Workflows of their own, in whatever state. */
  workflows: number;
  groups: number;
  /** Attempts those groups may make at the same time. */
  permits: number;
  /** Attempts that may begin by the sink's rate; null without one. */
  tokens: number | null;
}

export interface Plan {
  shares: Share[];
  /** Something becomes due by the passing of time alone: after so many ms. */
  againInMs?: number;
}

/** Most deliveries in one group. */
export const mostPerGroup = 200;
/** Most where they go into a table together. */
const mostGathered = 5000;
/** While no more of a sink's deliveries run, each has a workflow of its own. */
const fewAlone = 2;
/** Most of one sink that board a carrier: more are worth a workflow of their own, by which they are found. */
const mostAboard = 20;
/** Longest time limit of an attempt that a carrier makes; the time limit of its workflow's activity allows for it. */
const longestAboardMs = 600_000;
/** Beyond these, those of a fast sink wait for the engine, not for the target: the next waits so long for company. */
const companyMs = 25;
/** Most deliveries of one sink started alone in one claim. */
const mostAlone = 20;
/** Most that run of a fast sink whose grouping is off: more would wait for the engine, and not for the target. */
const mostFastAlone = 10;
/**
 * Most that wait for the engine to begin them, of all sinks: given two thousand at a time it makes a fifth as many a second
 * as with a few dozen. The others wait in the ledger, where they can join a group.
 */
export const mostNotBegun = 50;
/** When the engine has as many as it can take, it is asked again after so long. */
const engineBusyMs = 20;
/** A group takes half of the room there is, or this share of the sink's concurrency: the next need not wait for its end. */
const leastShare = 1 / 4;
/** With each group under way, the next waits so much longer to fill up: an engine's work is per group, not per event. */
const lingerMs = 40;

/** What a dispatcher knows of sinks that the ledger does not. */
export interface Advice {
  /** Whether attempts of this type may be made in a group. */
  groupable: (type: string) => boolean;
  /** Whether attempts of this sink are over before the next could be started. */
  isFast: (sourceId: string, sinkId: string) => boolean;
  /** Those of this process, where it carries groups. */
  intakes?: Pick<Intakes, 'forDue' | 'isCalledFor' | 'nextBegins' | 'carriers'>;
  /** Whether deliveries of this type always go together, one group of a sink after the other. */
  gathers?: (type: string) => boolean;
}

/** How many workflows may be started. */
export interface Limits {
  starts: number;
  /** Of these, for deliveries that are alone. */
  alone: number;
}

/** Shares the workflow starts among the sinks, one each before any gets a second. */
export function planClaim(
  sinks: SinkRoom[],
  limits: Limits,
  { groupable, isFast, gathers = () => false, intakes }: Advice,
): Plan {
  const drafts: Draft[] = [];
  let againInMs: number | undefined;
  const perSink = Math.max(1, Math.floor(limits.starts / Math.max(sinks.length, 1)));
  const later = (ms: number) => (againInMs = Math.min(againInMs ?? ms, ms));
  for (const sink of sinks) {
    const mayGroup = groupable(sink.type) && sink.policy.grouping !== 'off';
    const isBoundByEngine = groupable(sink.type) && isFast(sink.sourceId, sink.sinkId);
    const takesIn = intakes !== undefined && mayTakeIn(sink.policy) && sink.policy.maxConcurrency > 1;
    const open = intakes?.forDue(sink, sink.configurationVersion);
    const isCalledFor = intakes?.isCalledFor(sink) ?? false;
    const draft = gathers(sink.type)
      ? gatheredDraftOf(sink)
      : draftOf(sink, { mayGroup, isBoundByEngine, takesIn, open, isCalledFor, mostStarts: perSink });
    if (typeof draft === 'number') {
      later(draft);
    } else if (draft) {
      const share = { ...draft.share, ...(sink.policy.order && { isOrdered: true as const }) };
      drafts.push({ ...draft, share });
    }
  }
  const { planned, waiting } = rideTogether(drafts, mostNotBegun - limits.alone, intakes?.carriers);
  if (waiting > 0) later(engineBusyMs);
  // The engine is asked for a new carrier, and not for what joins a group or a carrier under way.
  const beginsCarrier = planned.some(({ carrier }) => carrier && !carrier.underWay);
  let starts = limits.starts - (beginsCarrier ? 1 : 0);
  let alone = Math.max(limits.alone, 0);
  const taking = (share: Share, take: number): Share => {
    if (take < share.take) later(engineBusyMs);
    return { ...share, take };
  };
  const shares = planned.map((share) => {
    if (share.into || share.carrier) return share;
    if (!isAlone(share)) return taking(share, starts-- > 0 ? share.take : 0);
    const take = Math.max(0, Math.min(share.take, alone, starts));
    alone -= take;
    starts -= take;
    return taking(share, take);
  });
  return { shares: shares.filter(({ take }) => take > 0), ...(againInMs !== undefined && { againInMs }) };
}

interface Ways {
  mayGroup: boolean;
  /** Its attempts are over before the engine can start the next. */
  isBoundByEngine: boolean;
  /** Its groups take in more while they are under way. */
  takesIn: boolean;
  /** One that is under way in this process. */
  open: ReturnType<Intakes['forDue']>;
  /** That one comes to its end, and would have more to take in. */
  isCalledFor: boolean;
  mostStarts: number;
}

/** A number: nothing now, but in so many ms. */
function draftOf(sink: SinkRoom, ways: Ways): Draft | number | undefined {
  const { mayGroup, isBoundByEngine, takesIn, open, isCalledFor, mostStarts } = ways;
  const { sourceId, sinkId, policy, runningAlone, permits, groups, workflows } = sink;
  const isLimited = policy.rate !== undefined;
  if (sink.breaker !== 'closed') return { share: { sourceId, sinkId, take: 1, isProbe: true, isLimited } };
  if (open && !isCalledFor) {
    const take = Math.min(sink.due, open.room);
    return { share: { sourceId, sinkId, take, into: open.intake, isProbe: false, isLimited } };
  }
  const room = policy.maxConcurrency - runningAlone - permits;
  if (room <= 0) return undefined;
  const due = Math.min(sink.due, Math.floor(sink.tokens ?? Infinity));
  if (due === 0) return msToNextToken(sink);
  const workflowsLeft = policy.maxWorkflows - workflows;
  const lingersMs = isCalledFor ? 0 : groups * lingerMs;
  const isFew = runningAlone + due <= fewAlone && !(takesIn && isCalledFor);
  // Whoever comes next joins a group that takes in; else it is worth its start when others wait.
  const goesAlone = isFew || (due === 1 && !takesIn);
  // Who is due may join one that another process carries.
  if (goesAlone && mayGroup && mayTakeIn(policy) && sink.oldestDueMs < Math.min(lingersMs, lingerMs))
    return lingerMs - sink.oldestDueMs;
  if (mayGroup && goesAlone && !isFew && isBoundByEngine && sink.oldestDueMs < companyMs)
    return companyMs - sink.oldestDueMs;
  if (!mayGroup || (workflowsLeft > 0 && goesAlone)) {
    const bound = isBoundByEngine && !mayGroup ? mostFastAlone - runningAlone : Infinity;
    const take = Math.min(due, room, workflowsLeft, mostAlone, mostStarts, bound);
    if (take <= 0) return undefined;
    const share = { sourceId, sinkId, take, isProbe: false, isLimited };
    return { share, ...(mayGroup && mayBoard(sink, take) && { together: permitsOf(sink, room, take, takesIn) }) };
  }
  if (due < mostPerGroup && sink.oldestDueMs < lingersMs) return lingersMs - sink.oldestDueMs;
  const take = Math.min(due, mostPerGroup);
  const together = permitsOf(sink, room, take, takesIn);
  const share = { sourceId, sinkId, take, ...together, isProbe: false, isLimited };
  return { share, ...(mayBoard(sink, take) && { together }) };
}

const mayBoard = ({ policy }: SinkRoom, take: number): boolean =>
  take <= mostAboard && toMs(policy.attemptTimeLimit) <= longestAboardMs;

/** What a group of so many may have of its sink's `room`. */
function permitsOf({ policy }: SinkRoom, room: number, take: number, takesIn: boolean) {
  const share = Math.max(Math.ceil(policy.maxConcurrency * leastShare), Math.floor(room / 2));
  const most = takesIn ? policy.maxConcurrency - 1 : take;
  return { permits: Math.min(share, room, most), ...(takesIn && { takesIn: true as const }) };
}

/** The next group of a sink begins when the one before it is at its end, and its oldest has waited for company. */
function gatheredDraftOf(sink: SinkRoom): Draft | number | undefined {
  const { sourceId, sinkId, policy, due, groups, oldestDueMs } = sink;
  if (groups > 0) return undefined;
  const isLimited = policy.rate !== undefined;
  if (sink.breaker !== 'closed') return { share: { sourceId, sinkId, take: 1, permits: 1, isProbe: true, isLimited } };
  const waitMs = toMs(policy.gatherFor) - oldestDueMs;
  if (waitMs > 0) return waitMs;
  // More than one group's worth is not counted any further.
  const waiting = due > mostPerGroup ? mostGathered : due;
  const take = Math.min(waiting, Math.floor(sink.tokens ?? Infinity));
  if (take === 0) return msToNextToken(sink);
  return { share: { sourceId, sinkId, take, permits: 1, isProbe: false, isLimited } };
}

function msToNextToken({ policy, tokens }: SinkRoom): number | undefined {
  if (!policy.rate || tokens === null) return undefined;
  return Math.ceil(((1 - tokens) / policy.rate.perSecond) * 1000);
}

/** Shares `limit` workflow starts among sinks whose callers wait: as many of each as it has room for now. */
export function shareForSync(sinks: SinkRoom[], limit: number): Share[] {
  const withRoom = sinks.filter((sink) => roomForSync(sink) > 0).slice(0, limit);
  const perSink = Math.floor(limit / Math.max(withRoom.length, 1));
  return withRoom.map((sink) => ({
    sourceId: sink.sourceId,
    sinkId: sink.sinkId,
    take: Math.min(roomForSync(sink), perSink),
    isProbe: sink.breaker !== 'closed',
    isLimited: sink.policy.rate !== undefined,
    ...(sink.policy.order && { isOrdered: true as const }),
  }));
}

function roomForSync({ breaker, policy, runningAlone, permits, workflows, tokens }: SinkRoom): number {
  if (breaker !== 'closed') return 1;
  const room = policy.maxConcurrency - runningAlone - permits;
  return Math.min(room, policy.maxWorkflows - workflows, Math.floor(tokens ?? Infinity));
}
