// Streams of events through a Penstock: a process that sends, a process that receives, and word between them.
import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '../../src/program/stack';
import { Child } from './child';
import type { GeneratorCalls } from './generator/generator-process';
import type { Plan } from './generator/plan';
import type { ReceiverCalls } from './receiver-process';
import { countLost, type History } from './window';

export type Generator = Child<GeneratorCalls>;

/** A target, in a process of its own. */
export interface Receiver {
  process: Child<ReceiverCalls>;
  url: string;
}

export function startGenerator(stack: Stack): Generator {
  const generator: Generator = new Child(require.resolve('./generator/generator-process'));
  stack.push('generator', () => generator.stop());
  return generator;
}

export async function startReceiver(stack: Stack): Promise<Receiver> {
  const receiver: Receiver['process'] = new Child(require.resolve('./receiver-process'));
  stack.push('receiver', () => receiver.stop());
  return { process: receiver, url: `http://127.0.0.1:${await receiver.call('listen')}/` };
}

/** What became of a stream. */
export interface Outcome extends History {
  accepted: number;
  refused: number;
  lost: number;
  duplicates: number;
}

export interface RunningStream {
  /** Waits until the stream has ended by itself: all its events were sent and answered. */
  sentAll(): Promise<void>;
  /** Ends the sending. */
  stopSending(): Promise<void>;
  /** Waits until everything accepted was received, or nothing has come for a while. Answers what became of the stream. */
  finish(): Promise<Outcome>;
}

const tellEveryMs = 25;
/** A sink whose target was broken is tried again within a minute. */
const giveUpAfterMs = 90_000;

let streams = 0;

export async function startStream(generator: Generator, receiver: Receiver, plan: Plan): Promise<RunningStream> {
  const name = `s${process.pid}x${++streams}`;
  await generator.call('start', name, plan);
  const progress = { accepted: 0, received: 0, lastMs: Date.now() };
  const sending = new AbortController();

  const tell = async () => {
    const received = await receiver.process.call('received', name);
    if (received !== progress.received) progress.lastMs = Date.now();
    progress.received = received;
    if (!sending.signal.aborted) progress.accepted = await generator.call('heardOf', name, received);
  };
  const telling = (async () => {
    while (!sending.signal.aborted) {
      await tell();
      await pause(tellEveryMs);
    }
  })();
  let sent: ReturnType<typeof generator.call<'stop'>> | undefined;
  const stopSending = async () => {
    sending.abort();
    await telling;
    sent ??= generator.call('stop', name);
    progress.accepted = (await sent).accepted;
    progress.lastMs = Date.now();
  };

  return {
    async sentAll() {
      await generator.call('ended', name);
      await stopSending();
    },
    stopSending,
    async finish() {
      await stopSending();
      while (progress.received < progress.accepted && Date.now() - progress.lastMs < giveUpAfterMs) {
        await pause(tellEveryMs);
        await tell();
      }
      const { sentAt, acceptedAt, accepted, refused } = await (sent ?? generator.call('stop', name));
      const { receivedAt, duplicates } = await receiver.process.call('receipts', name);
      const history = { sentAt, acceptedAt, receivedAt };
      const refusals = Object.values(refused).reduce((sum, count) => sum + count, 0);
      return { ...history, accepted, refused: refusals, duplicates, lost: countLost(history) };
    },
  };
}
