import { sql } from 'drizzle-orm';
import type { PenstockEvent } from '../../model/event';
import type { Secret } from '../../model/secret';
import { rows, type Database } from '../ledger';
import type { Keyring } from '../secrets/keyring';
import { openSecrets, sealedSecrets, type SealedRow } from '../secrets/secrets';
import { amendedEventOf, eventColumns, type AmendableRow } from '../rows-to-model';

/** All that an attempt needs, as it stands now: a rotated token or an amended event counts at once. */
export interface AttemptMaterial {
  event: PenstockEvent;
  sink: { type: string; config: Record<string, unknown>; principal: string };
  secrets: Record<string, Secret>;
}

interface MaterialRow extends AmendableRow {
  sink_id: string;
  sink_type: string;
  config: Record<string, unknown>;
  principal: string;
  sealed: SealedRow[];
}

/** Undefined when the sink has been deleted. */
export async function loadAttempt(
  db: Database,
  keyring: Keyring,
  deliveryId: string,
): Promise<AttemptMaterial | undefined> {
  const [row] = await rows<MaterialRow>(
    db,
    sql`
      select ${eventColumns}, d.amended_body, d.sink_id, s.type as sink_type, s.config, s.principal,
        ${sealedSecrets(sql`d.source_id`, sql`d.sink_id`)} as sealed
      from deliveries d
        join events e on e.uid = d.event_uid
        join sinks s on s.source_id = d.source_id and s.id = d.sink_id
      where d.id = ${deliveryId}`,
  );
  if (!row) return undefined;
  const event = amendedEventOf(row);
  return {
    event,
    sink: { type: row.sink_type, config: row.config, principal: row.principal },
    secrets: openSecrets(keyring, { sourceId: row.source_id, sinkId: row.sink_id }, row.sealed),
  };
}
