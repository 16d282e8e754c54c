// Tells all who watch in this process that something changed, over one connection that is there while anybody does.
import { EventEmitter } from 'node:events';
import { kvChannel } from '../../ledger/kv/read-changes';
import type { Ledger } from '../../ledger/ledger';

/** The longest that is waited for a word of changes: one may be missed. */
const lookEveryMs = 1000;

export class KvBell {
  readonly #ledger: Ledger;
  readonly #changes = new EventEmitter().setMaxListeners(0);
  #watching = 0;
  #listening: Promise<() => Promise<void>> | undefined;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Listens while `watch` goes on. */
  async during<T>(watch: () => Promise<T>): Promise<T> {
    this.#watching += 1;
    this.#listening ??= this.#ledger.listen(kvChannel, () => void this.#changes.emit('change'));
    // Without it changes are heard of a little later.
    this.#listening.catch(() => undefined);
    try {
      return await watch();
    } finally {
      this.#watching -= 1;
      if (this.#watching === 0) {
        const listening = this.#listening;
        this.#listening = undefined;
        await listening?.then((stop) => stop()).catch(() => undefined);
      }
    }
  }

  /** The next word of a change, or a while later; at once when `signal` ends it. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#changes.off('change', done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, lookEveryMs);
      this.#changes.on('change', done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }
}
