// An event as a request: CloudEvents 1.0, HTTP protocol binding, binary mode (section 3.1).
import { readData } from '../input/event-data';
import { UsageError } from '../usage-error';

export interface EventToSend {
  id: string;
  type: string;
  subject?: string;
  contentType?: string;
}

const sender = '/penstock/cli';

export function eventHeaders(event: EventToSend, body: Buffer): Record<string, string> {
  const {
    id,
    type,
    subject,
    contentType = readData(body).isJson ? 'application/json' : 'text/plain; charset=utf-8',
  } = event;
  const attributes = { specversion: '1.0', id, source: sender, type, subject, time: new Date().toISOString() };
  return {
    'content-type': contentType,
    ...Object.fromEntries(
      Object.entries(attributes).flatMap(([name, text]) => (text === undefined ? [] : [[`ce-${name}`, encoded(text)]])),
    ),
  };
}

/** Section 3.1.3.2; encodes more than it asks for, which decodes to the same. */
export function encoded(text: string): string {
  try {
    return encodeURI(text);
  } catch {
    throw new UsageError(`"${text}" is not Unicode text`);
  }
}
