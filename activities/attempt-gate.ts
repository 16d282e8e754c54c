// Rule 5: a local activity holds one of the worker's few workflow-task slots, so only sinks that have proven fast may
// use it, and never many at once; a sink of which nothing bad is known is on trial, with one or two.

/** Attempts of a sink that are looked back on. */
const remembered = 100;
/** Attempts a sink must have shown before it counts as proven. */
const provenAfter = 10;
const slowMs = 1000;
const mostPerSink = 10;
const mostPerSinkOnTrial = 2;

interface SinkRecord {
  durationsMs: number[];
  lastFailed: boolean;
  underWay: number;
}

const unknown: Readonly<SinkRecord> = { durationsMs: [], lastFailed: false, underWay: 0 };

export class AttemptGate {
  readonly #sinks = new Map<string, SinkRecord>();
  #underWay = 0;
  #onTrial = 0;

  /** `mostAtOnce`: how many local attempts this worker may hold in all; half its workflow-task slots. */
  constructor(private readonly mostAtOnce: number) {}

  /** Leave for one local attempt, to be given back by calling the result; undefined when a regular one is due. */
  enter(sink: string): (() => void) | undefined {
    if (!this.mayEnter(sink)) return undefined;
    const record = this.#recordOf(sink);
    const trial = isProvenFast(record) ? 0 : 1;
    record.underWay += 1;
    this.#underWay += 1;
    this.#onTrial += trial;
    return () => {
      record.underWay -= 1;
      this.#underWay -= 1;
      this.#onTrial -= trial;
    };
  }

  mayEnter(sink: string): boolean {
    const record = this.#sinks.get(sink) ?? unknown;
    if (this.#underWay >= this.mostAtOnce) return false;
    if (isProvenFast(record)) return record.underWay < mostPerSink;
    return isBlameless(record) && record.underWay < mostPerSinkOnTrial && this.#onTrial < this.mostAtOnce / 2;
  }

  isProvenFast(sink: string): boolean {
    return isProvenFast(this.#sinks.get(sink) ?? unknown);
  }

  /** How an attempt of the sink went, local or regular. */
  note(sink: string, attempt: { durationMs: number; failed: boolean }): void {
    const record = this.#recordOf(sink);
    record.durationsMs.push(attempt.durationMs);
    if (record.durationsMs.length > remembered) record.durationsMs.shift();
    record.lastFailed = attempt.failed;
  }

  #recordOf(sink: string): SinkRecord {
    let record = this.#sinks.get(sink);
    if (!record) this.#sinks.set(sink, (record = { durationsMs: [], lastFailed: false, underWay: 0 }));
    return record;
  }
}

const isBlameless = ({ durationsMs, lastFailed }: Readonly<SinkRecord>): boolean =>
  !lastFailed && durationsMs.every((durationMs) => durationMs < slowMs);

function isProvenFast({ durationsMs, lastFailed }: Readonly<SinkRecord>): boolean {
  if (durationsMs.length < provenAfter || lastFailed) return false;
  const slow = durationsMs.filter((durationMs) => durationMs >= slowMs).length;
  return slow / durationsMs.length <= 0.01;
}
