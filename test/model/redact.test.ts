import fc from 'fast-check';
import { redact, redaction } from '../../src/model/redact';

const redacted = (body: string, ...paths: string[]) => redact(Buffer.from(body), paths).toString();

describe('redact', () => {
  it.each([
    [
      '{"card":{"number":"4111","name":"A"},"n":1}',
      'data.card.number',
      '{"card":{"number":"[redacted]","name":"A"},"n":1}',
    ],
    ['{"card":{"number":"4111","name":"A"}}', 'data.card', '{"card":"[redacted]"}'],
    ['{"lines":[{"sku":1},{"sku":2}]}', 'data.lines[*].sku', '{"lines":[{"sku":"[redacted]"},{"sku":"[redacted]"}]}'],
    ['{"lines":[{"sku":1},{"sku":2}]}', 'data.lines[1]', '{"lines":[{"sku":1},"[redacted]"]}'],
    ['{"a":{"x":1},"b":{"x":2},"c":3}', 'data.*.x', '{"a":{"x":"[redacted]"},"b":{"x":"[redacted]"},"c":3}'],
    ['{"a":null}', 'data.a', '{"a":"[redacted]"}'],
    ['{"a":1}', 'data.b.c', '{"a":1}'],
    ['{"a":12345678901234567890.10}', 'data.b', '{"a":12345678901234567890.10}'],
    ['[1]', 'data.0', '[1]'],
    ['{"a":1.10}', 'data.a.*', '{"a":1.10}'],
    ['{"a":1.10}', 'data.a.value', '{"a":1.10}'],
    ['{"a":1}', 'data', '"[redacted]"'],
  ])('of %s at %s leaves %s', (body, path, left) => {
    expect(redacted(body, path)).toBe(left);
  });

  it('leaves nothing of a body that is not JSON', () => {
    expect(redacted('card=4111', 'data.card')).toBe('[redacted]');
  });

  it('leaves nothing of a body that is nested too deeply, and fails at none', () => {
    for (let levels = 400; levels < 8000; levels += 400) {
      const body = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
      const left = redacted(body, 'data.b');
      if (left !== body) expect(left).toBe('[redacted]');
    }
  });

  it('leaves a body as it is, byte for byte, when nothing is to be redacted', () => {
    expect(redacted('{ "a" : 1 }')).toBe('{ "a" : 1 }');
  });

  it('leaves no value at any path that leads to one', () => {
    const names = fc.stringMatching(/^[a-z]{1,3}$/);
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 5 }), (path) => {
        const body = path.reduceRight<unknown>((inner, name) => ({ [name]: inner, other: 1 }), 'a secret');
        expect(redacted(JSON.stringify(body), `data.${path.join('.')}`)).not.toContain('a secret');
      }),
    );
  });

  it.each(['card', 'data.', 'data..x', 'data[x]', 'data.a[', ''])(
    'is not asked for at "%s", which is no path',
    (path) => {
      expect(redaction.redact.safeParse([path]).success).toBe(false);
    },
  );
});
