import type { z } from 'zod';
import type { Receipt } from '../model/delivery';
import type { PenstockEvent } from '../model/event';
import type { Inward } from '../model/inward';
import type { Secret } from '../model/secret';
import type { WorkflowCalls } from '../model/workflow-calls';
import type { HttpClient } from './http-client';

/** A secret that is sent as a header, such as `header.authorization`. */
export type HeaderSecret = `header.${string}`;

/** What one attempt is about. */
export interface AttemptRequest<Config, SecretName extends string> {
  event: PenstockEvent;
  /** The delivery's id: the same for all its attempts, so that the target can tell a repetition. */
  deliveryId: string;
  /** Number of this attempt, from 1. */
  attempt: number;
  config: Config;
  secrets: Partial<Record<SecretName | HeaderSecret, Secret>>;
  /** Who set the sink last: what the work may do is what they may. */
  principal: string;
}

/** Everything outside that a sink may use. */
export interface SinkContext {
  http: HttpClient;
  /** Evaluates a Jsonnet template over the event; see jsonnet/evaluate-template.ts. */
  render: (template: string, field: string, event: PenstockEvent) => Promise<unknown>;
  /** Waits for something of Penstock's own; the attempt's time begins anew afterwards. */
  offTheClock: <T>(wait: Promise<T>) => Promise<T>;
  /** Aborted when the attempt's time is up or the worker stops. */
  signal: AbortSignal;
  /** The ways back into Penstock. */
  inward: Inward;
  /** Workflows that are not Penstock's own. */
  workflows: WorkflowCalls;
  /** Where the modules of functions are; absent when there are none. */
  functionsDirectory: string | undefined;
  /** Tells the engine that a long follow is still under way. */
  heartbeat: () => void;
  /** Waits, unless the signal aborts first (then it throws). */
  sleep: (ms: number) => Promise<void>;
}

/** A type of sink: what it is called and configured with. */
interface SinkDeclaration<Config, SecretName extends string> {
  type: string;
  /** One line for people who choose a type. */
  summary: string;
  config: z.ZodType<Config>;
  /** Secrets it takes, and whether each must be set. */
  secrets: Record<SecretName, { required: boolean; check?: (value: string) => string | undefined; summary: string }>;
  /** Works on a Keboola stack, its config's `stackUrl`, by a secret `token` that the stack can be asked about. */
  stackToken?: boolean;
  /** For a type that signs what it sends: which secret it signs with, which one besides while that is replaced. */
  signing?: { name: SecretName; former: SecretName; make: () => string };
  /** For a type that sends headers of the operator's own: what is wrong with one that is given as a `HeaderSecret`. */
  headerSecret?: (name: string, value: string) => string | undefined;
  /** What it does is done by workers alone: it cannot be shown, or tried, in a gateway. */
  onlyInWorkers?: true;
  /** It takes secrets of any name, for code of the operator's own. */
  takesAnySecret?: true;
  /** Names of the config fields that are Jsonnet templates, checked when the sink is created or updated. */
  templates: readonly string[];
  /** What is wrong with the config for a sink of a source of this type: a line for each fault. */
  faultsAtSource?(config: Config, sourceType: string): string[];
  /** Whether a target of this type answers at once by nature, so that an attempt may run as a local activity. */
  answersAtOnce: boolean;
}

/** One whose deliveries can go alone: what it does with each. */
export interface SinkType<Config = unknown, SecretName extends string = string> extends SinkDeclaration<
  Config,
  SecretName
> {
  /** One attempt. Returns what the target answered, or throws a DeliveryError. */
  perform(request: AttemptRequest<Config, SecretName>, context: SinkContext): Promise<Performed>;
  /** For work that goes on after it was accepted: follows it to its end. The worker may stop and call it again. */
  follow?(request: AttemptRequest<Config, SecretName>, accepted: Receipt, context: SinkContext): Promise<Receipt>;
}

/** One whose deliveries always go together, as many as there are: activities/tables/append-group.ts makes their attempts. */
export interface GatheringSinkType<Config = unknown, SecretName extends string = string> extends SinkDeclaration<
  Config,
  SecretName
> {
  gathers: true;
}

/** `follow`: the target has taken the work on, and the delivery is done when `follow` says so. */
export interface Performed {
  receipt: Receipt;
  follow?: boolean;
}

/** Names of the fields of any member of a union. */
type FieldOf<Config> = Config extends unknown ? keyof Config & string : never;

/** Declares a sink type; only there for its types. */
export function defineSink<Config, SecretName extends string>(
  sink: SinkType<Config, SecretName> & { templates: readonly FieldOf<Config>[] },
): SinkType<Config, SecretName> {
  return sink;
}

export const defineGatheringSink = <Config, SecretName extends string>(
  sink: GatheringSinkType<Config, SecretName> & { templates: readonly FieldOf<Config>[] },
): GatheringSinkType<Config, SecretName> => sink;
