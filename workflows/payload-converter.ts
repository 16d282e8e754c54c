import { DefaultPayloadConverter, type Payload } from '@temporalio/common';

/**
 * What somebody sent by signal or update and cannot be read counts as nothing sent: an error here would fail the
 * workflow task for ever, and the delivery could be neither retried nor expired.
 */
class ForgivingPayloadConverter extends DefaultPayloadConverter {
  override fromPayload<T>(payload: Payload): T {
    try {
      return super.fromPayload<T>(payload);
    } catch {
      return undefined as T;
    }
  }
}

export const payloadConverter = new ForgivingPayloadConverter();
