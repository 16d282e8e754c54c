// A group of deliveries as the activity that carries it reads it.
import { sql } from 'drizzle-orm';
import type { Group, Member } from '../../model/delivery';
import { failureOf, PenstockError, type Failure } from '../../model/errors';
import { deliveryPolicy, mayTakeIn, type DeliveryPolicy, type Policy } from '../../model/policy';
import type { Secret } from '../../model/secret';
import { hold, type Hold } from '../hold';
import type { Keyring } from '../keyring';
import { rows, type Database } from '../ledger';
import { memberColumns, memberOf, type MemberRow } from './members';
import { openSecrets, sealedSecrets, type SealedRow } from '../secrets';

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

/** Those of the claim, and those taken in by an activity that was lost. Index: deliveries_in_group. */
async function readMembers(db: Database, { id, run }: Group): Promise<Member[]> {
  const found = await rows<MemberRow>(
    db,
    sql`
      select ${memberColumns} from deliveries d join events e on e.uid = d.event_uid
      where d.group_id = ${id} and d.run = ${run} and d.state = 'running'
      order by d.due_at`,
  );
  return found.map(memberOf);
}
