// A group of deliveries as the activity that carries it reads it.
import { sql } from 'drizzle-orm';
import type { Group } from '../../model/delivery';
import { failureOf, PenstockError, type Failure } from '../../model/errors';
import type { PenstockEvent } from '../../model/event';
import { deliveryPolicy, mayTakeIn, type DeliveryPolicy, type Policy } from '../../model/policy';
import type { Secret } from '../../model/secret';
import { hold, type Hold } from '../hold';
import type { Keyring } from '../keyring';
import { rows, uuids, type Database } from '../ledger';
import { eventColumns, eventOf, type EventRow } from '../rows-to-model';
import { openSecrets, sealedSecrets, type SealedRow } from '../secrets';

/** A delivery that a group carries, as it stands now. */
export interface Member {
  id: string;
  attempts: number;
  scheduleFrom: number;
  /** How long ago the schedule's first attempt was made, in ms; 0 before it. */
  elapsedMs: number;
  event: PenstockEvent;
}

export interface OpenGroup {
  /** Attempts it may make at the same time. */
  permits: number;
  /** Of the settings that the sink was read with. */
  configurationVersion: string;
  /** Why nothing may be attempted. */
  hold?: Hold;
  /** Undefined when it has been deleted. */
  sink?: GroupSink;
  /** Those neither settled nor given back: after a retry of the activity, fewer than there were. */
  members: Member[];
}

export interface GroupSink {
  type: string;
  config: Record<string, unknown>;
  principal: string;
  policy: DeliveryPolicy;
  /** It has a rate, by which each attempt has to wait for its turn. */
  isLimited: boolean;
  /** Whether deliveries may become members on being accepted: nothing of the sink is ever to wait for them. */
  takesIn: boolean;
  secrets: Record<string, Secret>;
  /** Why no attempt can be made of it: its secrets cannot be read. */
  failure?: Failure;
}

interface SinkRow {
  version: string;
  permits: number;
  type: string | null;
  config: Record<string, unknown>;
  principal: string;
  policy: Policy;
  hold: Hold | null;
  sealed: SealedRow[];
}

interface MemberRow extends EventRow {
  delivery_id: string;
  attempts: number;
  schedule_from: number;
  elapsed_ms: number;
  amended_body: Uint8Array | null;
}

/** How long a group may be silent before the sweeper asks about it: its attempts and their writing, in seconds. */
const silenceSeconds = 120;

/** Undefined when the group was closed: its members are settled or given back. */
export async function openGroup(db: Database, keyring: Keyring, group: Group): Promise<OpenGroup | undefined> {
  const [row] = await rows<SinkRow>(
    db,
    sql`
      with g as (
        update groups set overdue_at = now() + make_interval(secs => ${group.attemptTimeLimitMs / 1000 + silenceSeconds}::float8)
        where id = ${group.id} returning *
      )
      select (select version::text from configuration_version) as version, g.permits, s.type, s.config, s.principal, s.policy,
        ${hold} as hold,
        ${sealedSecrets(sql`g.source_id`, sql`g.sink_id`)} as sealed
      from g left join sinks s on s.source_id = g.source_id and s.id = g.sink_id
        left join sink_flow f on f.source_id = g.source_id and f.sink_id = g.sink_id`,
  );
  if (!row) return undefined;
  const members = await readMembers(db, group);
  const { permits, version: configurationVersion } = row;
  const opened = { permits, configurationVersion, members, ...(row.hold && { hold: row.hold }) };
  if (row.type === null) return opened;
  const sink = {
    type: row.type,
    config: row.config,
    principal: row.principal,
    policy: deliveryPolicy(row.policy),
    isLimited: row.policy.rate !== undefined,
    takesIn: mayTakeIn(row.policy) && permits < row.policy.maxConcurrency,
    ...readable(() => openSecrets(keyring, group, row.sealed)),
  };
  return { ...opened, sink };
}

function readable(open: () => Record<string, Secret>): Pick<GroupSink, 'secrets' | 'failure'> {
  try {
    return { secrets: open() };
  } catch (error) {
    if (error instanceof PenstockError) return { secrets: {}, failure: failureOf(error) };
    throw error;
  }
}

/** The events of deliveries, amended where they are, in the order of the ids. By primary key. */
export async function readEventsOf(db: Database, ids: string[]): Promise<PenstockEvent[]> {
  const found = await rows<EventRow & { delivery_id: string; amended_body: Uint8Array | null }>(
    db,
    sql`
      select d.id as delivery_id, d.amended_body, ${eventColumns}
      from deliveries d join events e on e.uid = d.event_uid where d.id = any(${uuids(ids)})`,
  );
  const byId = new Map(found.map((row) => [row.delivery_id, amended(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function amended(row: EventRow & { amended_body: Uint8Array | null }): PenstockEvent {
  const event = eventOf(row);
  if (row.amended_body) event.body = Buffer.from(row.amended_body);
  return event;
}

/** Those of the claim, and those taken in by an activity that was lost. Index: deliveries_in_group. */
async function readMembers(db: Database, { id, run }: Group): Promise<Member[]> {
  const found = await rows<MemberRow>(
    db,
    sql`
      select d.id as delivery_id, d.attempts, d.schedule_from, d.amended_body,
        coalesce(extract(epoch from now() - d.schedule_began_at) * 1000, 0)::float8 as elapsed_ms,
        ${eventColumns}
      from deliveries d join events e on e.uid = d.event_uid
      where d.group_id = ${id} and d.run = ${run} and d.state = 'running'
      order by d.due_at`,
  );
  return found.map((row) => {
    const event = amended(row);
    const { delivery_id: id, attempts, schedule_from: scheduleFrom, elapsed_ms: elapsedMs } = row;
    return { id, attempts, scheduleFrom, elapsedMs, event };
  });
}
