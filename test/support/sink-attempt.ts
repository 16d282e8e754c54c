// One attempt of a sink, as the engine would make it, with everything real.
import { setTimeout as delay } from 'node:timers/promises';
import { evaluateTemplate } from '../../src/jsonnet/evaluate-template';
import { closeTemplatePool } from '../../src/jsonnet/pool';
import { scopesOf } from '../../src/model/access';
import type { PenstockEvent } from '../../src/model/event';
import { newUuid } from '../../src/model/ids';
import { Secret } from '../../src/model/secret';
import type { AttemptRequest, SinkContext, SinkType } from '../../src/sinks/define-sink';
import { createHttpClient } from '../../src/sinks/http-client';
import { anEvent } from './event';

const http = createHttpClient({ allowAddresses: ['127.0.0.0/8', '::1'] });

/** For `afterAll`: ends what attempts leave running. */
export async function endAttempts(): Promise<void> {
  await Promise.all([http.close(), closeTemplatePool()]);
}

/** Most types have no business with what they are given so. */
const without = <T extends object>(what: string, but: Partial<T> = {}): T =>
  new Proxy(but as T, {
    get: (given, name) => {
      if (name in given) return given[name as keyof T];
      throw new Error(`this attempt is made without ${what}`);
    },
  });

export interface AttemptGiven {
  config: Record<string, unknown>;
  secrets?: Record<string, string>;
  event?: PenstockEvent;
  deliveryId?: string;
  signal?: AbortSignal;
  heartbeat?: () => void;
}

/** What `perform` and `follow` of a type take. */
export function anAttempt<Config, Name extends string>(
  type: SinkType<Config, Name>,
  { config, secrets = {}, event = anEvent(), deliveryId = newUuid(), ...given }: AttemptGiven,
): [AttemptRequest<Config, Name>, SinkContext] {
  const { signal = AbortSignal.timeout(20_000), heartbeat = () => undefined } = given;
  const named = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, new Secret(value)]));
  const request = {
    event,
    deliveryId,
    attempt: 1,
    config: type.config.parse(config),
    secrets: named,
    principal: 'admin',
  };
  const sleep = (ms: number) => delay(ms, undefined, { signal });
  const context = {
    http,
    render: evaluateTemplate,
    inward: without<SinkContext['inward']>('ways back into Penstock', {
      rightsOf: () => Promise.resolve({ scopes: scopesOf('owner') }),
    }),
    workflows: without<SinkContext['workflows']>('an engine'),
    functionsDirectory: undefined,
    signal,
    offTheClock: <T>(wait: Promise<T>) => wait,
    heartbeat,
    sleep,
  };
  return [request as AttemptRequest<Config, Name>, context];
}
