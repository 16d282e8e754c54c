// What an operator reads in the Temporal UI about a delivery that does not go on by itself.
import type { Failure } from '../src/model/errors';
import type { DeliveryControl } from './delivery-control';

/** Longest summary the server takes, in bytes, with some room. */
const maxSummaryBytes = 380;

export function waitSummary({ attempts, scheduleFrom, delivery, failure }: DeliveryControl, delayMs: number): string {
  const made = attempts - scheduleFrom;
  const at = new Date(Date.now() + delayMs).toISOString();
  const text = `attempt ${made + 1} of ${delivery.policy.maxAttempts} at ${at}, after ${failure?.code ?? 'failure'}: ${failure?.message ?? ''}`;
  return cut(text, maxSummaryBytes);
}

export function describeWait(control: DeliveryControl, delayMs: number): string {
  return [`**Waiting** for ${waitSummary(control, delayMs)}`, '', lastFailure(control.failure), '', howToAnswer].join(
    '\n',
  );
}

export function describeDeadLetter(control: DeliveryControl, reason: string, failure: Failure): string {
  const until = new Date(Date.now() + control.delivery.policy.deadLetterTimeToLiveMs).toISOString();
  return [
    `**Dead letter** after attempt ${control.attempts}: ${reason}. Expires ${until}.`,
    '',
    lastFailure(failure),
    '',
    howToAnswer,
  ].join('\n');
}

/** The message may be a target's own words: fenced, so that it is shown and not rendered. */
const lastFailure = (failure: Failure | undefined): string =>
  failure
    ? `Last failure: \`${failure.code}\`\n\n\`\`\`\n${failure.message.replaceAll('`', "'")}\n\`\`\`\n\nWhat to do: ${failure.hint}`
    : '';

const howToAnswer = 'Send the update or signal `retry`, `amend` with `{"data": …}`, or `discard` with a reason.';

/** ASCII only, so that characters are bytes. */
function cut(text: string, maxBytes: number): string {
  const plain = text.replace(/[^\x20-\x7e]/g, '?');
  return plain.length <= maxBytes ? plain : `${plain.slice(0, maxBytes - 3)}...`;
}
