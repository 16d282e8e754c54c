import { failureOf } from '../../src/model/errors';
import { Secret } from '../../src/model/secret';
import { expectSuccess, retryAfter } from '../../src/sinks/answer';

const about = { request: 'POST https://target.example', secrets: { token: new Secret('t0ken/+"x') } };
const answer = (status: number, headers: Record<string, string> = {}, body = '') => ({
  ...{ status, headers, cut: false },
  body: Buffer.from(body),
});

function failure(...given: Parameters<typeof answer>) {
  try {
    expectSuccess(answer(...given), about);
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('expected a failure');
}

describe('the status of an answer', () => {
  it.each([200, 201, 202, 204])('%i is success', (status) => {
    expect(() => expectSuccess(answer(status), about)).not.toThrow();
  });

  it.each([
    [301, 'targetRefused', false],
    [400, 'targetRefused', false],
    [401, 'targetUnauthorized', false],
    [403, 'targetUnauthorized', false],
    [404, 'targetRefused', false],
    [408, 'targetBusy', true],
    [409, 'targetBusy', true],
    [410, 'targetGone', false],
    [422, 'targetRefused', false],
    [423, 'targetBusy', true],
    [425, 'targetBusy', true],
    [429, 'targetBusy', true],
    [500, 'targetFailed', true],
    [503, 'targetFailed', true],
  ])('%i means %s, retryable: %s', (status, code, retryable) => {
    expect(failure(status)).toMatchObject({ code, retryable, status });
  });

  it('tells status and answer, cut to 500 characters', () => {
    const { message } = failure(500, {}, `out of order ${'x'.repeat(1000)}`);
    expect(message).toMatch(/^POST https:\/\/target\.example answered 500: out of order x+$/);
    expect(message).toHaveLength('POST https://target.example answered 500: '.length + 500);
  });

  it('names where a redirect leads', () => {
    expect(failure(302, { location: 'https://elsewhere.example/' }).message).toBe(
      'POST https://target.example answered 302: ' +
        'redirect to https://elsewhere.example/, and redirects are not followed. ',
    );
  });

  it('takes Retry-After of a busy target, and of an unavailable one', () => {
    expect(failure(429, { 'retry-after': '7' }).retryAfterMs).toBe(7000);
    expect(failure(503, { 'retry-after': '3600' }).retryAfterMs).toBe(3_600_000);
    expect(failure(500, { 'retry-after': '7' }).retryAfterMs).toBeUndefined();
  });

  it('masks a secret that the target repeats, however it is written', () => {
    const repeated = ['t0ken/+"x', encodeURIComponent('t0ken/+"x'), JSON.stringify({ token: 't0ken/+"x' })].join(' ');
    expect(failure(400, {}, repeated).message).toMatch(/: \[secret\] \[secret\] \{"token":"\[secret\]"\}$/);
    expect(failure(302, { location: '/?t0ken/+"x' }).message).not.toContain('t0ken');
  });
});

describe('Retry-After', () => {
  it('is seconds, or a date', () => {
    expect(retryAfter('120')).toBe(120_000);
    const ms = retryAfter(new Date(Date.now() + 60_000).toUTCString()) ?? 0;
    expect(Math.abs(ms - 60_000)).toBeLessThan(2000);
  });
  it.each(['1.2', '-5', '+5'])('is nothing when it is "%s", which Date.parse takes for a day', (value) => {
    expect(retryAfter(value)).toBeUndefined();
  });
  it('reads every form of a date in GMT, wherever it runs', () => {
    const inMinutes = new Date(Math.ceil(Date.now() / 1000) * 1000 + 600_000);
    const [day = '', date = '', month = '', year = '', time = ''] = inMinutes.toUTCString().split(/,? /);
    const asctime = `${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`;
    const rfc850 = `${weekday(inMinutes)}, ${date}-${month}-${year.slice(2)} ${time} GMT`;
    for (const value of [asctime, rfc850]) {
      expect(Math.abs((retryAfter(value) ?? 0) - 600_000)).toBeLessThan(60_000);
    }
  });
  it('is at most a day, and never negative', () => {
    expect(retryAfter('9999999')).toBe(86_400_000);
    expect(retryAfter('Fri, 31 Dec 2100 23:59:59 GMT')).toBe(86_400_000);
    expect(retryAfter('Fri, 31 Dec 1999 23:59:59 GMT')).toBe(0);
  });
  it('is nothing when it cannot be read', () => {
    expect(retryAfter('soon')).toBeUndefined();
    expect(retryAfter(undefined)).toBeUndefined();
  });
});

const weekday = (date: Date): string => date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
