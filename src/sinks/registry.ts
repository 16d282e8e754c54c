// Every type of sink there is. A new one is a file of its own and a line in this list.
import { checkTemplate } from '../jsonnet/evaluate-template';
import { PenstockError } from '../model/errors';
import type { Policy } from '../model/policy';
import type { GatheringSinkType, SinkType } from './define-sink';
import { functionSink } from './function';
import { describeIssues } from '../model/describe-issues';
import { iceberg } from './iceberg/iceberg';
import { jobTrigger } from './job-trigger';
import { kaiAgent } from './kai-agent';
import { privateUrlFaults } from './private-urls';
import { credentialFaults, headerOfSecret } from './secret-headers';
import { webhook } from './webhook';
import { workflow } from './workflow';

export type AnySinkType = SinkType | GatheringSinkType;

export const sinkTypes: readonly AnySinkType[] = [webhook, jobTrigger, kaiAgent, functionSink, iceberg, workflow];

/** Throws `badRequest` for a type there is not. */
export function sinkType(type: string): AnySinkType {
  const found = sinkTypes.find((each) => each.type === type);
  if (found) return found;
  const known = sinkTypes.map((each) => each.type).join(', ');
  throw new PenstockError('badRequest', `type: unknown sink type "${type}"; known types are ${known}`);
}

/** Whether attempts of this type are over in milliseconds by nature: they may be made locally (rule 5), and in groups. */
export const answersAtOnce = (type: string): boolean =>
  sinkTypes.find((each) => each.type === type)?.answersAtOnce ?? false;

/** Whether deliveries of this type always go together. */
export const gathers = (type: string): boolean => sinkTypes.some((each) => each.type === type && 'gathers' in each);

/**
 * Checks what a sink is to be configured with, and returns its config with defaults filled in. Throws `badRequest`
 * with a line for each fault, `addressRefused`, or `templateInvalid`. `secrets` are all that the sink will have.
 */
export async function checkSink(
  type: string,
  given: { config: unknown; secrets: Record<string, string>; sourceType?: string },
  allowAddresses: string[],
): Promise<Record<string, unknown>> {
  const sink = sinkType(type);
  const parsed = sink.config.safeParse(given.config);
  const faults = [
    ...(parsed.success
      ? [
          ...credentialFaults(parsed.data as object),
          ...(given.sourceType === undefined ? [] : (sink.faultsAtSource?.(parsed.data, given.sourceType) ?? [])),
        ]
      : describeIssues(parsed.error, given.config, 'config')),
    ...secretFaults(sink, given.secrets),
  ];
  if (!parsed.success || faults.length > 0) throw new PenstockError('badRequest', faults.join('\n'));

  const config = parsed.data as Record<string, unknown>;
  const privateUrls = privateUrlFaults(config, allowAddresses);
  if (privateUrls.length > 0) throw new PenstockError('addressRefused', privateUrls.join('\n'));
  for (const field of sink.templates) {
    const template = config[field];
    if (typeof template === 'string') await checkTemplate(template, field);
  }
  return config;
}

/** Throws `templateInvalid` when a policy's template does not parse. */
export async function checkPolicy({ order }: Policy): Promise<void> {
  if (order?.keyTemplate !== undefined) await checkTemplate(order.keyTemplate, 'policy.order.keyTemplate');
}

const secretName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Never names a value: these are secrets. */
function secretFaults(
  { type, secrets, headerSecret, takesAnySecret }: AnySinkType,
  given: Record<string, string>,
): string[] {
  const known = [
    ...Object.keys(secrets),
    ...(headerSecret ? ['header.<name>'] : []),
    ...(takesAnySecret ? ['names of letters, digits and "_"'] : []),
  ];
  const others = Object.entries(given).filter(([name]) => !Object.hasOwn(secrets, name));
  return [
    ...others.flatMap(([name, value]) => {
      if (takesAnySecret && secretName.test(name)) return [];
      const header = headerSecret && headerOfSecret(name);
      if (header === undefined) return [`secrets.${name}: unknown secret; ${type} takes ${known.join(', ') || 'none'}`];
      const fault = headerSecret?.(header, value);
      return fault === undefined ? [] : [`secrets.${name}: ${fault}`];
    }),
    ...Object.entries(secrets).flatMap(([name, { required, check, summary }]) => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value === undefined) return required ? [`secrets.${name}: must be set: ${summary}`] : [];
      const fault = check?.(value);
      return fault ? [`secrets.${name}: ${fault}`] : [];
    }),
  ];
}
