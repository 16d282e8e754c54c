import { setTimeout as delay } from 'node:timers/promises';
import { evaluateTemplate } from '../../jsonnet';
import type { PenstockEvent } from '../../model/event';
import { newUuid } from '../../model/ids';
import { Secret } from '../../model/secret';
import type { SinkContext } from '../../sinks/define-sink';
import { functionSink } from '../../sinks/function';
import { createHttpClient } from '../../sinks/http-client';
import { rehearsal, type Rehearsal } from './rehearsal';

export interface Tried extends Omit<Rehearsal, 'inward'> {
  answer?: unknown;
  /** Why it failed. */
  failure?: string;
}

export interface Trial {
  directory: string | undefined;
  name: string;
  event: PenstockEvent;
  secrets: Record<string, string>;
  allowAddresses: string[];
  timeLimitMs: number;
}

/** A function has no way to them. */
const noWorkflows = {} as SinkContext['workflows'];

/** Runs a function once as a worker would, but that nothing it writes or emits leaves this process. */
export async function tryFunction({
  directory,
  name,
  event,
  secrets,
  allowAddresses,
  timeLimitMs,
}: Trial): Promise<Tried> {
  const { inward, ...told } = rehearsal();
  const http = createHttpClient({ allowAddresses });
  const signal = AbortSignal.timeout(timeLimitMs);
  const request = {
    event,
    ...{ deliveryId: newUuid(), attempt: 1, principal: 'admin', config: functionSink.config.parse({ function: name }) },
    secrets: Object.fromEntries(Object.entries(secrets).map(([secret, value]) => [secret, new Secret(value)])),
  };
  try {
    const { receipt } = await functionSink.perform(request, {
      ...{ http, inward, signal, workflows: noWorkflows, render: evaluateTemplate, functionsDirectory: directory },
      offTheClock: (wait) => wait,
      heartbeat: () => undefined,
      sleep: (ms) => delay(ms, undefined, { signal }),
    });
    return { ...told, answer: receipt.data?.['answer'] };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { ...told, failure: signal.aborted ? `it did not end within ${timeLimitMs / 1000} s` : failure };
  } finally {
    await http.close();
  }
}
