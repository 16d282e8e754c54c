// What one claim takes of a sink.
import type { OpenCarrier } from '../../model/carriers';
import type { Intake } from '../../model/intakes';

/** What a claim takes of one sink: so many deliveries, each alone, as one group, or for one under way. */
export interface Share {
  sourceId: string;
  sinkId: string;
  take: number;
  /** Attempts the group may make at the same time; absent: each delivery gets a workflow of its own. */
  permits?: number;
  /** Its group takes in what is accepted meanwhile, for which it needs permits beyond those of `take`. */
  takesIn?: true;
  /** A group under way takes them in. */
  into?: Intake;
  /** The carrier that takes its group along: one under way, or a new one. */
  carrier?: { id: string; underWay?: OpenCarrier };
  /** The sink's breaker is open, and this one delivery tries the target. */
  isProbe: boolean;
  /** The sink has a rate, off which they are taken. */
  isLimited: boolean;
  /** Its deliveries go one after the other by a key. */
  isOrdered?: true;
}

/** What would be taken of a sink if there were no other. */
export interface Draft {
  share: Share;
  /** Of a few, alone or a group: what their group has when it is carried with those of other sinks. */
  together?: Pick<Share, 'permits' | 'takesIn'>;
}

/** Each delivery of it gets a workflow of its own. */
export const isAlone = ({ permits, into }: Share): boolean => permits === undefined && into === undefined;
