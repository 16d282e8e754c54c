// What a function is given: for those who write one in TypeScript, and for the thread that runs it.

/** An event as a function sees it. `data` is the parsed body of JSON, else its text. */
export interface FunctionEvent {
  uid: string;
  id: string;
  source: string;
  type: string;
  subject?: string;
  time?: string;
  datacontenttype?: string;
  rootid: string;
  depth: number;
  extensions: Record<string, string>;
  data: unknown;
}

/** An event to emit. Given no `into`, it goes to the source that the function's own event came by. */
export interface EventToEmit {
  into?: string;
  type: string;
  /** Sent twice, it counts once. Left out, the same call of a later attempt counts as the same event. */
  id?: string;
  subject?: string;
  /** Any JSON. */
  data?: unknown;
}

/** Of `kv`, `emit` and `fetch` 200 calls at most wait for their answers at the same time; a further one throws. */
export interface FunctionSdk {
  /** The key-value store. What is written goes on with the event's chain; a later attempt does not repeat it. */
  kv: {
    get(collection: string, key: string): Promise<{ value: unknown; revision: number } | undefined>;
    /**
     * `expectedRevision`: written only if the key has this revision, 0 if it is not there; else `written` is false. `ttlMs`: how
     * long it is kept, in milliseconds, ten years at most. Throws what makes the attempt fail unless it is caught: a value of
     * more than 262,144 bytes, a name or a time that is none, a principal that may not write.
     */
    put(
      collection: string,
      key: string,
      value: unknown,
      options?: { ttlMs?: number; expectedRevision?: number },
    ): Promise<{ written: boolean; revision?: number }>;
    /** `written` is false when the key was not there. */
    delete(collection: string, key: string): Promise<{ written: boolean }>;
  };
  /**
   * Emits an event that goes on with the chain, one deeper. `duplicate`: an event with its source and id was there, as after an
   * attempt that emitted it and failed later; `uid` is the first one's. Throws when it cannot be an event, when its source is
   * unknown, or when the sink's principal may not emit there.
   */
  emit(event: EventToEmit): Promise<{ uid: string; duplicate: boolean }>;
  /** Kept with the delivery; `console` does the same. */
  log(message: string): void;
  /** Those of the sink, by name. */
  secrets: Record<string, string>;
  /** As in browsers, but for addresses that sinks may not reach; redirects are not followed, answers are capped. */
  fetch(url: string, init?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Response>;
  delivery: { id: string; attempt: number };
  /** Who set the sink last: the calls may do what they may. */
  principal: string;
  /** Thrown, it makes a dead letter at once; any other error is attempted again. */
  PermanentError: new (message: string) => Error;
}

/** The default export of a module. What it answers, JSON, is the receipt. */
export type PenstockFunction = (event: FunctionEvent, sdk: FunctionSdk) => unknown;
