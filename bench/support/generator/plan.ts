// What a stream of events is like.

export interface Plan {
  /** Of the gateways, on this machine; the connections are shared out among them. */
  ports: number[];
  /** Where the source takes its events in. */
  path: string;
  pace: Pace;
  /** Events in one request: 1 are sent in binary mode, more as a CloudEvents batch. */
  batch?: number;
  /** The events are of the types `bench.0`, `bench.1` … by turns. One type unless told. */
  types?: number;
  /** The stream ends after so many. */
  mostEvents?: number;
}

export type Pace =
  /** Each connection sends one request after the other, and rests while more than `mostOpen` events were not received. */
  | { connections: number; mostOpen: number }
  /** At even intervals, whatever becomes of them. */
  | { perSecond: number };
