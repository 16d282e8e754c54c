import { parseBody } from '../../src/jsonnet/body';

const form = (bodyText: string) => parseBody({ bodyText, contentType: 'application/x-www-form-urlencoded' } as never);

describe('the body of a form', () => {
  it('has every field once, those that are repeated as arrays', () => {
    expect(form('a=1&b=2&a=3&__proto__=4')).toEqual(
      Object.fromEntries([
        ['a', ['1', '3']],
        ['b', '2'],
        ['__proto__', '4'],
      ]),
    );
  });

  it('is read in one go, however many fields it has', () => {
    const began = performance.now();
    form(Array.from({ length: 20_000 }, (_, field) => `f${field}=1`).join('&'));
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
