/** Something a receiver got, in the words in which it is compared with the ledger. */
export interface Received {
  sinkId: string;
  /** What the ledger knows it by: the delivery's id, or the id that the receiver gave it. */
  ref: string;
  /** SHA-256 of the body, in hex, where the event's own bytes are sent on. */
  bodyHash?: string;
  /** Whether the receiver answered that it is done. */
  taken: boolean;
  /** What was wrong with the request, such as its signature. */
  fault?: string;
}

export interface Receiver {
  url: string;
  received(): Received[];
}
