// Events whose type has a schema: refused, or flagged, when their data does not match.
import type { ConfiguredSource } from '../ledger/configuration';
import { PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { violationsOf } from '../schemas';

/** The events as they are to be kept. Throws `schemaViolation` when one of them is to be refused. */
export async function checkTypes({ types }: ConfiguredSource, events: PenstockEvent[]): Promise<PenstockEvent[]> {
  if (!types || !events.some(({ type }) => types.has(type))) return events;
  const checks = events.flatMap((event, place) => {
    const checked = types.get(event.type);
    return checked ? [{ ...checked, place, data: event.body.toString('utf8') }] : [];
  });
  const violations = await violationsOf(checks.map(({ schema, data }) => ({ schema, data })));
  const kept = [...events];
  for (const [index, { mode, place }] of checks.entries()) {
    const violation = violations[index];
    const event = events[place];
    if (violation === undefined || !event) continue;
    if (mode === 'enforce') throw refusal(event, violation, events.length > 1 ? place : undefined);
    kept[place] = { ...event, violation };
  }
  return kept;
}

function refusal({ id, type }: PenstockEvent, violation: string, place: number | undefined): PenstockError {
  const which = place === undefined ? '' : `event ${place} of the batch: `;
  return new PenstockError(
    'schemaViolation',
    `${which}event "${id}" does not match the schema of "${type}": ${violation}`,
  );
}
