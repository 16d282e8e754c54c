// The senders: streams of events, each at its own pace.
import { offer } from '../child';
import type { Plan } from './plan';
import { Stream, type Sent } from './stream';

export type GeneratorCalls = {
  start(stream: string, plan: Plan): void;
  /** How many events of the stream the target has received; answers how many were accepted. */
  heardOf(stream: string, received: number): number;
  /** Waits until all events of a plan with an end were sent and answered. */
  ended(stream: string): Promise<void>;
  /** Ends the stream and answers what became of it. */
  stop(stream: string): Promise<Sent>;
};

const streams = new Map<string, Stream>();

const calls: GeneratorCalls = {
  start(name, plan) {
    streams.set(name, new Stream(name, plan));
  },
  heardOf(name, received) {
    const stream = streamOf(name);
    stream.heardOf(received);
    return stream.accepted;
  },
  async ended(name) {
    await streamOf(name).ended;
  },
  async stop(name) {
    const sent = await streamOf(name).stop();
    streams.delete(name);
    return sent;
  },
};

function streamOf(name: string): Stream {
  const stream = streams.get(name);
  if (!stream) throw new Error(`no stream ${name}`);
  return stream;
}

offer(calls);
