import type { BeginAttempt } from '../src/ledger/attempts/begin-attempt';
import type { Replay } from '../src/ledger/bulk/replays';
import type { CloseGroup } from '../src/ledger/groups/close-groups';
import type { Keyring } from '../src/ledger/secrets/keyring';
import type { Database } from '../src/ledger/ledger';
import type { RecordEnd } from '../src/ledger/attempts/recorder';
import type { TakeTurn } from '../src/ledger/flow/turns';
import type { Replayed } from '../src/model/bulk';
import type { By } from '../src/model/change';
import type { Intakes } from '../src/model/intakes';
import type { SinkContext } from '../src/sinks/define-sink';
import type { CountTable } from '../src/tables/counters';
import type { OpenedEncoder } from '../src/tables/encoder';
import type { Outgoing } from '../src/tables/outgoing';
import type { AttemptGate } from './attempt-gate';
import type { Stopping } from './stopping';

/** All that the activities reach for. */
export interface ActivityDependencies {
  db: Database;
  /** A UUID: what this worker is called in the ledger. */
  worker: string;
  /** Leave for an attempt, and how it ended: joined with what other attempts ask and write at the same time. */
  beginAttempt: BeginAttempt;
  recordEnd: RecordEnd;
  closeGroup: CloseGroup;
  /** When an attempt of a sink with a rate may begin. */
  takeTurn: TakeTurn;
  keyring: Keyring;
  http: SinkContext['http'];
  render: SinkContext['render'];
  /** How tables are reached. */
  outgoing: Outgoing;
  /** Makes files of rows. */
  encoder: OpenedEncoder;
  /** Retry or discard of a delivery, whoever owns it. */
  takeUp: (
    id: string,
    what: { verb: 'retry' } | { verb: 'discard'; reason: string },
    requestId: string,
    by: By,
  ) => Promise<unknown>;
  /** The next events of a replay; what needs no more than the ledger is done. */
  nextReplays: (replay: Replay, afterUid: string | undefined, limit: number) => Promise<Replayed[]>;
  /** Asks the engine how a delivery stands, and tells the ledger. Throws when it is away. */
  reconcile: (id: string) => Promise<void>;
  inward: SinkContext['inward'];
  workflows: SinkContext['workflows'];
  functionsDirectory: SinkContext['functionsDirectory'];
  gate: AttemptGate;
  /** Where events are accepted in this process: groups take them in. */
  intakes?: Intakes;
  /** Where this process answers /metrics: told what tables take by deliveries. */
  countTable?: CountTable;
  /** Aborted shortly before the worker stops: attempts under way are broken off, uncounted (rule 10). */
  stopping: Stopping;
}
