import type { Keyring } from '../src/ledger/keyring';
import type { Database } from '../src/ledger/ledger';
import type { SinkContext } from '../src/sinks/define-sink';
import type { AttemptGate } from './attempt-gate';

/** All that the activities reach for. */
export interface ActivityDependencies {
  db: Database;
  keyring: Keyring;
  http: SinkContext['http'];
  render: SinkContext['render'];
  gate: AttemptGate;
  /** Aborted shortly before the worker stops: attempts under way are broken off, uncounted (rule 10). */
  stopping: AbortSignal;
}
