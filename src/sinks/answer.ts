// What the status of an answer means for a delivery.
import { DeliveryError, type ErrorCode } from '../model/errors';
import { maskSecrets } from '../model/mask-secrets';
import type { Secret } from '../model/secret';
import type { HttpAnswer } from './http-client';

const shownCharacters = 500;
const maxRetryAfterMs = 24 * 3_600_000;

export interface AboutAnswer {
  /** Names the request in messages, such as `POST https://example.com`: no path that may hold a secret. */
  request: string;
  /** Values that must not show in a message, should the target repeat them. */
  secrets: Partial<Record<string, Secret>>;
  /** Reads more from an error's JSON: a better text, or a code that the target's own code stands for. */
  explain?: (body: Record<string, unknown>) => { text?: string; code?: ErrorCode };
}

/** Returns when the status is 2xx, else throws the DeliveryError it stands for. */
export function expectSuccess(answer: Omit<HttpAnswer, 'durationMs'>, about: AboutAnswer): void {
  const { status, headers } = answer;
  if (status >= 200 && status < 300) return;
  const body = jsonObject(answer.body);
  const explained = (body && about.explain?.(body)) ?? {};
  const code = explained.code ?? codeOf(status);
  const text = explained.text ?? answer.body.toString('utf8');
  const shown = maskSecrets(redirectOf(status, headers) + text, about.secrets).slice(0, shownCharacters);
  const retryAfterMs = code === 'targetBusy' || status === 503 ? retryAfter(headers['retry-after']) : undefined;
  throw new DeliveryError(code, `${about.request} answered ${status}${shown ? `: ${shown}` : ''}`, {
    status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

function codeOf(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'targetUnauthorized';
  if (status === 410) return 'targetGone';
  if ([408, 409, 423, 425, 429].includes(status)) return 'targetBusy';
  return status >= 500 ? 'targetFailed' : 'targetRefused';
}

function redirectOf(status: number, { location }: Record<string, string>): string {
  if (status < 300 || status >= 400 || !location) return '';
  return `redirect to ${location}, and redirects are not followed. `;
}

/** Retry-After (RFC 9110, section 10.2.3) in milliseconds, at most a day. */
export function retryAfter(value: string | undefined): number | undefined {
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : httpDate(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), maxRetryAfterMs);
}

/** NaN for what does not begin with a day of the week: Date.parse finds dates in numbers such as "-5" as well. */
function httpDate(text: string): number {
  if (!/^[a-z]/i.test(text)) return NaN;
  // The form of asctime, which names no zone, is in GMT all the same (section 5.6.7).
  return Date.parse(/^[a-z]{3} /i.test(text) ? `${text} GMT` : text);
}

/** The body as a JSON object; undefined when it is anything else. */
export function jsonObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
