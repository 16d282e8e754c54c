import { ApplicationFailure } from '@temporalio/common';

export interface PenstockConnection {
  /** Address of its API, such as `http://127.0.0.1:8585`. */
  url: string;
  /** With the scope `ingest` to emit, `read` to await. */
  token: string;
}

interface Refusal {
  error?: string;
  message?: string;
  hint?: string;
}

/** One request is given up after this long; a slow answer is no answer to whoever waits with a retry. */
const answerWithinMs = 30_000;
/** Other errors of a caller's making are not mended by asking again. */
const retryableStatuses = new Set([408, 429]);

/**
 * Asks the API. Throws an ApplicationFailure whose type is Penstock's error code (`penstock.sourceNotFound`), or
 * `penstock.unreachable`; one that asking again cannot mend is not retryable.
 */
export async function askPenstock<Answer>(
  { url, token }: PenstockConnection,
  {
    method,
    path,
    headers,
    body,
  }: { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: object },
  signal: AbortSignal,
): Promise<Answer> {
  const response = await answered(signal, () =>
    fetch(new URL(path, url.endsWith('/') ? url : `${url}/`), {
      method,
      headers: { ...headers, authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)]),
    }),
  );
  const text = await answered(signal, () => response.text());
  const answer = parsed(text);
  if (response.ok && answer !== undefined) return answer as Answer;
  throw refused(response, answer as Refusal | undefined);
}

/** A cancelled activity ends as cancelled; all else that fetch throws is that nobody answered. */
async function answered<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (signal.aborted) throw error;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw ApplicationFailure.retryable(`Penstock did not answer: ${reason}`, 'penstock.unreachable');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refused({ status, headers }: Response, refusal: Refusal | undefined): ApplicationFailure {
  const isRetryable = status >= 500 || retryableStatuses.has(status) || refusal === undefined;
  const seconds = Number(headers.get('retry-after') ?? NaN);
  const { error = 'penstock.unreachable', message = `status ${status}, and no JSON`, hint } = refusal ?? {};
  return ApplicationFailure.create({
    message: `Penstock refused: ${message}${hint === undefined ? '' : ` (${hint})`}`,
    type: error,
    nonRetryable: !isRetryable,
    ...(isRetryable && seconds > 0 && { nextRetryDelay: seconds * 1000 }),
    details: [{ status, ...refusal }],
  });
}
