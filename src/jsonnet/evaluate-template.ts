import { DeliveryError, PenstockError } from '../model/errors';
import type { PenstockEvent } from '../model/event';
import { TimeLimitExceeded } from '../threads/timed-pool';
import { templatePool } from './pool';
import type { TemplateResult } from './task';

/**
 * Checks a template without evaluating it: its syntax, that every name is defined, and that it imports nothing.
 * Throws `templateInvalid`, naming `field`, line and column.
 */
export async function checkTemplate(template: string, field: string): Promise<void> {
  const result = await run(template, field, 'templateInvalid');
  if ('fault' in result) throw new PenstockError('templateInvalid', describe(result, field));
}

/** Evaluates a template over an event. Throws `templateFailed`, naming `field`; null counts as a failure. */
export async function evaluateTemplate(template: string, field: string, event: PenstockEvent): Promise<unknown> {
  const result = await run(template, field, 'templateFailed', event);
  if ('fault' in result) throw new DeliveryError('templateFailed', describe(result, field));
  if (result.value === null) {
    throw new DeliveryError('templateFailed', `${field}: the template gave null; it must give a value`);
  }
  return result.value;
}

async function run(
  template: string,
  field: string,
  code: 'templateInvalid' | 'templateFailed',
  event?: PenstockEvent,
): Promise<TemplateResult> {
  try {
    return await templatePool.run({ template, ...(event && { input: inputOf(event) }) });
  } catch (error) {
    if (error instanceof TimeLimitExceeded) {
      throw new DeliveryError(code, `${field}: the template ${error.message}`, { cause: error });
    }
    throw error;
  }
}

const inputOf = (event: PenstockEvent) => ({
  ip: event.remoteAddress,
  headers: event.headers,
  contentType: event.datacontenttype ?? '',
  bodyText: event.body.toString('utf8'),
  chain: { 'ce-rootid': event.rootid, 'ce-depth': String(event.depth + 1) },
});

function describe({ fault, position, path }: Exclude<TemplateResult, { value: unknown }>, field: string): string {
  if (position) return `${field}, line ${position.line} column ${position.column}: ${fault}`;
  return path ? `${field}, in the output's "${path}": ${fault}` : `${field}: ${fault}`;
}
