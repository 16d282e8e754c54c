import { errors } from 'undici';
import { DeliveryError } from '../model/errors';

/**
 * What it means for a delivery that a request got no answer. `target` names the request without its path, which
 * may hold a secret. When the worker stops, that is what comes back: the signal's own reason.
 */
export function networkFailure(error: unknown, target: string, signal: AbortSignal): unknown {
  if (error instanceof DeliveryError) return error;
  if (signal.aborted) {
    const reason: unknown = signal.reason;
    if (!isTimeLimit(reason)) return reason;
    return new DeliveryError('timeout', `${target}: no answer within the time limit`, { cause: error });
  }
  if (error instanceof errors.ConnectTimeoutError) {
    return new DeliveryError('timeout', `${target}: no connection within 10 s`, { cause: error });
  }
  if (error instanceof errors.InvalidArgumentError) {
    return new DeliveryError('targetRefused', `${target}: cannot be sent: ${error.message}`, { cause: error });
  }
  return new DeliveryError('network', `${target}: ${causeOf(error)}`, { cause: error });
}

/** As `AbortSignal.timeout` aborts. */
const isTimeLimit = (reason: unknown): boolean => (reason as { name?: unknown } | undefined)?.name === 'TimeoutError';

/** When every address of a name failed, the error is an aggregate without a message of its own. */
function causeOf(error: unknown): string {
  const { message, errors: causes } = error as { message?: unknown; errors?: unknown };
  if (Array.isArray(causes)) return causes.map(causeOf).join('; ');
  return typeof message === 'string' ? message : String(error);
}
