// An event as Penstock keeps it: a CloudEvents 1.0 record, its bytes, and how it came in.

/** CloudEvents 1.0 context attributes, with the three extensions that follow a chain of triggers. */
export interface EventAttributes {
  /** CloudEvents `id`: unique together with `source`. */
  id: string;
  /** CloudEvents `source`: a URI-reference naming the producer. */
  source: string;
  type: string;
  subject?: string;
  /** RFC 3339. */
  time?: string;
  datacontenttype?: string;
  dataschema?: string;
  /** The `uid` of the first event of the chain this one belongs to. */
  rootid: string;
  /** How many triggers led here; 0 for an event from outside. */
  depth: number;
  /** Id of the delivery that led here, for an event that says so. */
  causeid?: string;
  /** Other extension attributes, by name. */
  extensions: Record<string, string>;
}

/** A CloudEvent that a source took in. */
export interface PenstockEvent extends EventAttributes {
  /** Penstock's own id of the event, UUIDv7. */
  uid: string;
  /** Id of the Penstock source it came in by. */
  sourceId: string;
  /** How its data does not match the schema of its type, when that is flagged. */
  violation?: string;
  /** When it was taken in, RFC 3339. */
  receivedAt: string;
  /** Request headers, lower-case names; credentials left out. */
  headers: Record<string, string>;
  /** Address of the caller. */
  remoteAddress: string;
  /** The data, byte for byte. */
  body: Buffer;
}

/** Bytes in JSON: as text where they are UTF-8, so that a person can read them, else base64. */
export type EncodedBody = { text: string } | { base64: string };

/** An event in a workflow's input. `body` is left out when it is larger than `maxInlineBytes`, or its source redacts: the ledger has it. */
export interface InlineEvent extends Omit<PenstockEvent, 'body'> {
  body?: EncodedBody;
}

/** Largest body of an event that a source can be set to take, in bytes. */
export const largestBodyBytes = 4 * 1024 * 1024;

/** Largest body carried inside a workflow's input, in bytes. */
export const maxInlineBytes = 64 * 1024;

export function encodeBody(body: Buffer): EncodedBody {
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? { text } : { base64: body.toString('base64') };
}

export function decodeBody(body: EncodedBody): Buffer {
  return 'text' in body ? Buffer.from(body.text, 'utf8') : Buffer.from(body.base64, 'base64');
}
