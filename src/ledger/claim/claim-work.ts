// What a dispatcher takes from the ledger at a time.
import { sql } from 'drizzle-orm';
import type { Carrier, Group, Member } from '../../model/delivery';
import type { Database } from '../ledger';
import { claimDeliveries, countNotBegun, type ClaimedDelivery } from './claim-deliveries';
import { claimGroups } from './claim-groups';
import { claimMembers } from './claim-members';
import { lockSinksWithDue, readRoom } from './locked-sinks';
import { mostNotBegun, planClaim, type Advice } from './plan-claim';
import { isAlone, type Share } from './share';
import { rateTokens } from '../flow/rate';

export interface ClaimedWork {
  /** Each to be started as a workflow of its own. */
  deliveries: ClaimedDelivery[];
  groups: Group[];
  /** Groups of several sinks, for one workflow. */
  carriers: Carrier[];
  /** How many have joined groups under way, or boarded a carrier. */
  joined: number;
  /** When something becomes due by the passing of time alone; absent when nothing is known to. */
  againInMs?: number;
}

/**
 * Takes up to `limit` workflows' worth of due deliveries for this process to start: within each sink's concurrency, rate
 * and number of workflows, oldest first, the sinks by turns, so that one with many cannot crowd out the others.
 */
export async function claimWork(db: Database, limit: number, advice: Advice): Promise<ClaimedWork> {
  const kept: Kept[] = [];
  try {
    const { members, boarding, ...work } = await db.transaction((transaction) =>
      claim(transaction, limit, advice, kept),
    );
    kept.forEach((fill) => fill({ members, boarding }));
    const boarded = boarding.flatMap(({ deliveryIds }) => deliveryIds).length;
    return { ...work, joined: [...members.values()].flat().length + boarded };
  } catch (error) {
    // Who was claimed all the same, its group finds in the ledger at its end, and its carrier at once.
    kept.forEach((fill) => fill({ members: new Map(), boarding: 'unknown' }));
    throw error;
  }
}

/** What came for places kept in groups and carriers under way. */
interface Came {
  /** By their group's run. */
  members: Map<string, Member[]>;
  boarding: Group[] | 'unknown';
}

/** A place that was kept; each is told once who came. */
type Kept = (came: Came) => void;

type Claimed = Omit<ClaimedWork, 'joined'> & Came & { boarding: Group[] };

/** No sink has anything due: the commonest answer, and the cheapest. */
const nothing: Claimed = { deliveries: [], groups: [], carriers: [], members: new Map(), boarding: [] };

async function claim(db: Database, limit: number, advice: Advice, kept: Kept[]): Promise<Claimed> {
  const locked = await lockSinksWithDue(db);
  if (locked.length === 0) return nothing;
  const sinks = await readRoom(db, locked);
  const alone = mostNotBegun - (await countNotBegun(db));
  const { shares, againInMs } = planClaim(sinks, { starts: limit, alone }, advice);
  kept.push(...keepPlaces(shares));
  const deliveries = await claimDeliveries(db, shares.filter(isAlone));
  const claimed = await claimGroups(
    db,
    shares.filter(({ permits }) => permits !== undefined),
  );
  const carrier = carrierOf(shares);
  const groups = claimed.filter(({ id }) => id !== carrier?.id);
  for (const group of groups) advice.intakes?.nextBegins(group);
  const together = claimed.filter(({ id }) => id === carrier?.id);
  const boarding = carrier?.underWay ? together : [];
  const carriers = carrier && together.length > boarding.length ? [{ id: carrier.id, groups: together }] : [];
  if (carriers.length > 0) advice.intakes?.carriers.nextBegins();
  const members = await claimMembers(db, shares);
  // Rows that another transaction holds were left out: what was not taken costs no share of the rate, and is no probe.
  const toNote = takenShares(shares, deliveries, claimed).filter(({ isProbe, isLimited }) => isProbe || isLimited);
  if (toNote.length > 0) await noteClaims(db, toNote);
  return { deliveries, groups, carriers, members, boarding, ...(againInMs !== undefined && { againInMs }) };
}

/** One for all of a claim that are carried together. */
const carrierOf = (shares: Share[]): Share['carrier'] => shares.find(({ carrier }) => carrier)?.carrier;

/** For those who are to join the groups under way, or to board the carrier. */
function keepPlaces(shares: Share[]): Kept[] {
  const inGroups = shares.flatMap(({ into, take }): Kept[] => {
    const fill = into?.keepPlacesForDue(take);
    return into && fill ? [({ members }) => fill(members.get(into.run) ?? [])] : [];
  });
  const board = carrierOf(shares)?.underWay?.keepPlace();
  return board ? [...inGroups, ({ boarding }) => board(boarding)] : inGroups;
}

/** The shares as they were claimed. */
export function takenShares(shares: Share[], deliveries: ClaimedDelivery[], groups: Group[]): Share[] {
  const counts = new Map<string, number>();
  const add = (sourceId: string, sinkId: string, count: number) => {
    const key = JSON.stringify([sourceId, sinkId]);
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const { sourceId, sinkId } of deliveries) add(sourceId, sinkId, 1);
  for (const { sourceId, sinkId, deliveryIds } of groups) add(sourceId, sinkId, deliveryIds.length);
  return shares
    .map((share) => ({ ...share, take: counts.get(JSON.stringify([share.sourceId, share.sinkId])) ?? 0 }))
    .filter(({ take }) => take > 0);
}

/** How long past its time limit a probe may be silent before another delivery is sent, in seconds. */
const probeGraceSeconds = 30;

/** Takes the attempts off the rates of their sinks; a probe half-opens its breaker. */
export async function noteClaims(db: Database, shares: Share[]): Promise<void> {
  await db.execute(sql`
    update sink_flow f set
      tokens = case when s.policy ? 'rate' then
        ${rateTokens}
        - share.take end,
      tokens_at = now(),
      breaker = case when share."isProbe" then 'half-open' else f.breaker end,
      probe_at = case when share."isProbe"
        then now() + make_interval(secs => ${probeGraceSeconds}) + (s.policy ->> 'attemptTimeLimit')::interval
        else f.probe_at end
    from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb)
        as share("sourceId" text, "sinkId" text, take integer, "isProbe" boolean)
      join sinks s on s.source_id = share."sourceId" and s.id = share."sinkId"
    where f.source_id = s.source_id and f.sink_id = s.id and (s.policy ? 'rate' or share."isProbe")`);
}
