// Rule 5: a local activity holds one of the worker's few workflow-task slots, so only sinks that have proven fast may
// use it, and never many at once.

/** Attempts of a sink that are looked back on. */
const remembered = 100;
/** Attempts a sink must have shown before it counts as proven. */
const provenAfter = 10;
const slowMs = 1000;
const mostPerSink = 10;

interface Record {
  durationsMs: number[];
  lastFailed: boolean;
  underWay: number;
}

export class AttemptGate {
  readonly #sinks = new Map<string, Record>();
  #underWay = 0;

  /** `mostAtOnce`: how many local attempts this worker may hold in all; half its workflow-task slots. */
  constructor(private readonly mostAtOnce: number) {}

  /** Leave for one local attempt, to be given back by calling the result; undefined when a regular one is due. */
  enter(sink: string): (() => void) | undefined {
    const record = this.#sinks.get(sink);
    if (!record || !isProvenFast(record)) return undefined;
    if (record.underWay >= mostPerSink || this.#underWay >= this.mostAtOnce) return undefined;
    record.underWay += 1;
    this.#underWay += 1;
    return () => {
      record.underWay -= 1;
      this.#underWay -= 1;
    };
  }

  isProvenFast(sink: string): boolean {
    const record = this.#sinks.get(sink);
    return record !== undefined && isProvenFast(record);
  }

  /** How an attempt of the sink went, local or regular. */
  note(sink: string, attempt: { durationMs: number; failed: boolean }): void {
    let record = this.#sinks.get(sink);
    if (!record) this.#sinks.set(sink, (record = { durationsMs: [], lastFailed: false, underWay: 0 }));
    record.durationsMs.push(attempt.durationMs);
    if (record.durationsMs.length > remembered) record.durationsMs.shift();
    record.lastFailed = attempt.failed;
  }
}

function isProvenFast({ durationsMs, lastFailed }: Record): boolean {
  if (durationsMs.length < provenAfter || lastFailed) return false;
  const slow = durationsMs.filter((durationMs) => durationMs >= slowMs).length;
  return slow / durationsMs.length <= 0.01;
}
