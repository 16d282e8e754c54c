// Groups of deliveries as the activity that carries them reads them.
import { sql, type SQL } from 'drizzle-orm';
import type { GroupKey, Member } from '../../model/delivery';
import { failureOf, PenstockError, type Failure } from '../../model/errors';
import { deliveryPolicy, mayTakeIn, type DeliveryPolicy, type Policy } from '../../model/policy';
import type { Secret } from '../../model/secret';
import type { SinkKey } from '../../model/sink';
import { hold, type Hold } from '../flow/hold';
import type { Keyring } from '../secrets/keyring';
import { rows, tokens, type Database } from '../ledger';
import { lockedGroups } from './locked-groups';
import { memberColumns, membersByRun, type MemberRow } from './members';
import { openSecrets, sealedSecrets, type SealedRow } from '../secrets/secrets';

export interface OpenGroup extends GroupKey, SinkKey {
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

interface GroupRow {
  run: string;
  source_id: string;
  sink_id: string;
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

/**
 * Those of a workflow, or of these runs, that are not closed: else their members are settled or given back. `worker` carries
 * them from now on.
 */
export async function openGroups(
  db: Database,
  keyring: Keyring,
  worker: string,
  id: string,
  runs?: string[],
): Promise<OpenGroup[]> {
  const found = await rows<GroupRow>(
    db,
    sql`
      with locked as materialized (${lockedGroups(isOfRuns(sql`id`, id, runs))}), g as (
        update groups set worker = ${worker}::uuid, overdue_at = now() + make_interval(secs => ${silenceSeconds}) + coalesce((select
          (policy ->> 'attemptTimeLimit')::interval from sinks s where s.source_id = groups.source_id and s.id = groups.sink_id), '0')
        from locked where groups.id = locked.id and groups.run = locked.run returning groups.*
      )
      select g.run, g.source_id, g.sink_id, (select version::text from configuration_version) as version, g.permits,
        s.type, s.config, s.principal, s.policy, ${holdOfGroup} as hold,
        ${sealedSecrets(sql`g.source_id`, sql`g.sink_id`)} as sealed
      from g left join sinks s on s.source_id = g.source_id and s.id = g.sink_id
        left join sink_flow f on f.source_id = g.source_id and f.sink_id = g.sink_id`,
  );
  if (found.length === 0) return [];
  const members = await readMembers(db, id, runs);
  return found.map((row) => openGroupOf(keyring, id, row, members.get(row.run) ?? []));
}

/** The `Hold` of a group `g`: one that was claimed since the breaker opened is its probe, and not held back by it. */
const holdOfGroup = sql`
  nullif(${hold}, case when f.breaker = 'half-open' and g.created_at >= f.breaker_since then 'breaker' end)`;

const isOfRuns = (column: SQL, id: string, runs: string[] | undefined): SQL =>
  runs ? sql`${column} = ${id} and run = any(${tokens(runs)})` : sql`${column} = ${id}`;

function openGroupOf(keyring: Keyring, id: string, row: GroupRow, members: Member[]): OpenGroup {
  const { permits, run, version: configurationVersion } = row;
  const key = { sourceId: row.source_id, sinkId: row.sink_id };
  const opened = { id, run, ...key, permits, configurationVersion, members, ...(row.hold && { hold: row.hold }) };
  if (row.type === null) return opened;
  const sink = {
    type: row.type,
    config: row.config,
    principal: row.principal,
    policy: deliveryPolicy(row.policy),
    isLimited: row.policy.rate !== undefined,
    takesIn: mayTakeIn(row.policy) && permits < row.policy.maxConcurrency,
    ...readable(() => openSecrets(keyring, key, row.sealed)),
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

/** By run: those of the claim, and those taken in by an activity that was lost. Index: deliveries_in_group. */
async function readMembers(db: Database, id: string, runs: string[] | undefined): Promise<Map<string, Member[]>> {
  const found = await rows<MemberRow & { run: string }>(
    db,
    sql`
      select d.run, ${memberColumns} from deliveries d join events e on e.uid = d.event_uid
      where ${isOfRuns(sql`d.group_id`, id, runs)} and d.state = 'running'
      order by d.due_at`,
  );
  return membersByRun(found);
}
