// The records of the demo: applied actions in JSON, about 570 bytes each, of random text. Repetitive text would flatter.
import { randomBytes } from 'node:crypto';

/** Their times go evenly through a day and a half from here, so that midnight comes once. */
const firstMs = Date.parse('2026-11-01T00:00:00Z');
const spanMs = 36 * 3_600_000;

/** The number begins its `event_id`. */
export function anAction(number: number, of: number) {
  const noise = randomBytes(180).toString('base64url');
  const text = (from: number, length: number) => noise.slice(from, from + length);
  return {
    event_id: `${number}-${text(0, 24)}`,
    action_type_id: text(24, 22),
    action_name: `action ${text(46, 8)}`,
    object_type_id: text(54, 22),
    object_id: text(76, 22),
    tenant: `tenant-${number % 50}`,
    actor_sub: text(98, 22),
    actor_email: `${text(120, 10)}@example.com`,
    organization_id: text(130, 12),
    status: number % 10 === 0 ? 'failed' : 'applied',
    parameters: JSON.stringify({ amount: number % 1000, note: text(142, 22) }),
    previous_state: null,
    new_state: JSON.stringify({ state: text(164, 22), by: text(186, 20) }),
    target_classification: text(206, 30),
    applied_at_ms: firstMs + Math.floor((number / of) * spanMs),
  };
}
