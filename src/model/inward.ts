// What work may ask of Penstock itself while a delivery is attempted, each as a part of the delivery's chain.
import type { Rights } from './access';
import type { Chain } from './chain';
import type { KvEntry, KvKey, KvMutation, KvOutcome } from './kv';

/** An event that work emits, before it is checked. */
export interface EmittedEvent {
  /** Sent twice, it counts once. */
  id?: string | undefined;
  source: string;
  type: string;
  subject?: string | undefined;
  /** RFC 3339. */
  time?: string | undefined;
  /** Any JSON. */
  data?: unknown;
}

/** A line that a function said. */
export interface FunctionLogLine {
  level: string;
  message: string;
}

export interface FunctionLog {
  functionName: string;
  deliveryId: string;
  attempt: number;
  lines: FunctionLogLine[];
}

/** Collections and sources are those of the delivery's project, by their qualified ids. */
export interface Inward {
  /** What the principal of the delivery's sink may do now. Throws `principalRefused` when that is not even to have the sink. */
  rightsOf(deliveryId: string): Promise<Rights>;
  readKey(key: KvKey): Promise<KvEntry | undefined>;
  /** Throws `badRequest` for a key or a time to keep it that cannot be one, `payloadTooLarge` for its value. */
  mutate(mutation: KvMutation): Promise<KvOutcome>;
  /** Throws `sourceNotFound`, `badRequest` or `payloadTooLarge`. */
  emit(sourceId: string, event: EmittedEvent, chain: Chain): Promise<{ uid: string; duplicate: boolean }>;
  keepLog(log: FunctionLog): Promise<void>;
}
