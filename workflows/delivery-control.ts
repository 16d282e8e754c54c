// The state of one delivery's workflow, and how messages change it.
import { condition, setHandler } from '@temporalio/workflow';
import type { Amendment, Delivery, DeliveryState, DeliveryView } from '../src/model/delivery';
import type { Failure } from '../src/model/errors';
import * as messages from './messages';

const maxReasonLength = 500;

type Decision = 'retry' | 'discard';

export class DeliveryControl {
  state: DeliveryState = 'running';
  attempts: number;
  /** Attempts before the schedule last began. */
  scheduleFrom: number;
  scheduleBeganMs: number | undefined;
  failure: Failure | undefined;
  reason: string | undefined;
  /** While waiting or dead: until when, in ms since the epoch. */
  untilMs: number | undefined;
  /** Whether an operator has been shown anything but the first attempt. */
  hasWaited = false;
  /** Set at the end, so that no message waits for a change that will not come. */
  closed = false;
  /** What was decided and not yet acted upon; `discard` stands, whatever comes after it. */
  #decision: Decision | undefined;

  constructor(
    readonly delivery: Delivery,
    private readonly writeAmendment: (amendment: Amendment) => Promise<void>,
  ) {
    this.attempts = delivery.attempts;
    this.scheduleFrom = delivery.scheduleFrom;
    this.scheduleBeganMs = delivery.scheduleBeganMs;
    this.#receiveMessages();
  }

  get view(): DeliveryView {
    return {
      state: this.state,
      attempts: this.attempts,
      ...(this.untilMs !== undefined && { until: new Date(this.untilMs).toISOString() }),
      ...(this.failure && { failure: this.failure }),
      ...(this.reason !== undefined && { reason: this.reason }),
    };
  }

  get discarded(): boolean {
    return this.#decision === 'discard';
  }

  /** Begins the wait of `state`; ends with what was decided meanwhile, or undefined when the time was up. */
  async waitFor(state: 'waiting' | 'dead', delayMs: number, summary: string): Promise<Decision | undefined> {
    this.state = state;
    this.hasWaited = true;
    this.untilMs = Date.now() + delayMs;
    await condition(() => this.#decision !== undefined, delayMs, { summary });
    this.untilMs = undefined;
    const decision = this.#decision;
    if (decision === 'retry') this.#decision = undefined;
    if (decision !== 'discard') this.state = 'running';
    return decision;
  }

  /** Anything may come as a reason by signal; what the ledger could not keep of it is left out. */
  discard(reason: unknown): void {
    const text = typeof reason === 'string' ? reason : (JSON.stringify(reason) ?? '');
    this.reason ??= text.replace(/[^\P{C}\n]|\p{Cs}/gu, '\uFFFD').slice(0, maxReasonLength);
    this.#decision = 'discard';
  }

  #retry(): void {
    this.#decision ??= 'retry';
  }

  get #mayRetry(): boolean {
    return this.state === 'waiting' || this.state === 'dead';
  }

  #receiveMessages(): void {
    setHandler(messages.stateQuery, () => this.view);

    setHandler(messages.retryUpdate, async () => {
      if (this.#mayRetry) this.#retry();
      await condition(() => this.closed || !this.#mayRetry);
      return this.view;
    });
    setHandler(messages.retrySignal, () => {
      if (this.#mayRetry) this.#retry();
    });

    const amend = async (amendment: Amendment) => {
      await this.writeAmendment(amendment);
      this.#retry();
    };
    setHandler(
      messages.amendUpdate,
      async (amendment) => {
        await amend(amendment);
        await condition(() => this.closed || !this.#mayRetry);
        return this.view;
      },
      { validator: checkAmendment },
    );
    // Nobody hears of a signal that cannot be followed: the delivery goes on as it was.
    setHandler(messages.amendSignal, async (amendment) => {
      if (isAmendment(amendment)) await amend(amendment).catch(() => undefined);
    });

    setHandler(messages.discardUpdate, async (reason = 'by request') => {
      this.discard(reason);
      // An attempt under way, which may be a long job, is seen to its end; the caller does not wait for that.
      if (this.#mayRetry) await condition(() => this.closed);
      return this.view;
    });
    setHandler(messages.discardSignal, (reason = 'by signal') => this.discard(reason));
  }
}

function isAmendment(value: unknown): value is Amendment {
  if (typeof value !== 'object' || value === null) return false;
  if ('text' in value) return typeof value.text === 'string';
  if ('base64' in value) return typeof value.base64 === 'string';
  return 'data' in value;
}

function checkAmendment(amendment: unknown): void {
  if (!isAmendment(amendment)) {
    throw new TypeError('amend takes {"data": <any JSON>}, {"text": "…"} or {"base64": "…"}');
  }
}
