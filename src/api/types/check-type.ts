import { PenstockError } from '../../model/errors';
import type { NewEventType } from '../../model/event-type';
import { checkSchema } from '../../schemas';

/** Those that somebody sends: their sender can be told, or the record be set aside. */
const checkedSources = ['http', 'kafka', 'outbox'];

/** Throws `badRequest` where events are not checked, and `schemaInvalid`. */
export async function checkTypeSettings(sourceType: string, { mode, schema }: NewEventType): Promise<void> {
  if (mode !== 'ignore' && !checkedSources.includes(sourceType)) {
    const message = `mode: must be "ignore": events of a source of type "${sourceType}" are not checked`;
    throw new PenstockError('badRequest', message);
  }
  if (schema !== undefined) await checkSchema(schema);
}
