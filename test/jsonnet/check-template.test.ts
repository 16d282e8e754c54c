import { checkTemplate } from '../../src/jsonnet/evaluate-template';
import { closeTemplatePool } from '../../src/jsonnet/pool';

afterAll(closeTemplatePool);

const check = (template: string) => checkTemplate(template, 'bodyTemplate');

describe('checking a template', () => {
  it.each([
    ['a path that only an event can have', 'Body("x")'],
    ['a header that only an event can have', '{ a: Header("X-Foo") }'],
    ['an error that is only raised when it is reached', 'error "no"'],
    [
      'all functions',
      '[Ip(), BodyStr(), HeaderStr(), Now(), Now("%Y"), Header(), Body(), Body("a", 1), std.length("")]',
    ],
    ['locals, used before and after', 'local a = b, b = 1, f(x, y=x) = x + y + a; f(1, y=2)'],
    ['object locals', '{ local b = a, a: 1, c: b, d: self.a, e: $.c, local a = 2, assert b > 1 : "small" }'],
    ['methods', '{ f(x):: x, g: self.f(1), [Body("k")]+: 2, "quoted":: 3, h+::: 4 }'],
    ['comprehensions', '{ a: [x + y for x in [1] if x > 0 for y in [x]], b: { [k]: k for k in ["a"] } }'],
    ['functions', 'local f = function(a, b=a) a + b; (function(x) x)(1) + f(a=1)'],
    [
      'slices, indexes, application',
      '{ a: [1, 2][0:1:1], b: [1][::2], c: "abc"[1:], d: { x: 1 } { y: 2 }, e: ({}).x["y"] }',
    ],
    ['inheritance', '{ a: 1 } + { a: super.a + 1, b: "a" in super, c: super["a"] }'],
    ['conditions, asserts, operators', 'assert true; if !true && 1 != -2 || ~1 == 3 then { a: 1 } else null'],
    ['strings that look like code', '{ a: "bdoy", b: \'x y\', c: @"a""b\\", d: "\\"q\\" // no", e: |||\n  bdoy\n||| }'],
    ['comments', '// bdoy\n# bdoy\n/* bdoy */ 1'],
    ['tailstrict', 'local f(x) = x; f(1) tailstrict'],
  ])('takes %s', (_, template) => expect(check(template)).resolves.toBeUndefined());

  it.each([
    ['a field that is never made', '{ a: if false then bdoy }', 'line 1 column 20: variable is not defined: bdoy'],
    ['an argument', 'Body(\n  pth)', 'line 2 column 3: variable is not defined: pth'],
    ['a name out of its scope', '[x for x in [1]] + [x]', 'line 1 column 21: variable is not defined: x'],
    ['a parameter out of its function', 'local f(x) = x; x', 'line 1 column 17: variable is not defined: x'],
    ['an object local outside', '{ local a = 1 }.b + a', 'line 1 column 21: variable is not defined: a'],
    ['an internal of the engine', 'arakoo.join("a", "b")', 'line 1 column 1: variable is not defined: arakoo'],
    [
      'an internal of the functions',
      'penstockAsk("Ip", null, 1)',
      'line 1 column 1: variable is not defined: penstockAsk',
    ],
  ])('finds an undefined variable in %s', (_, template, message) =>
    expect(check(template)).rejects.toMatchObject({ code: 'templateInvalid', message: `bodyTemplate, ${message}` }),
  );

  it.each([
    ['{ a: 1,, }', /^bodyTemplate, line 1 column 8: syntax error: expected .* got ","/],
    ['{\n  "ž": 1\n  b: 2 }', /^bodyTemplate, line 3 column 3: syntax error/],
    ['{ a: 1', /^bodyTemplate, line 1 column 7: syntax error/],
    ['"ab', /^bodyTemplate, line 1 column 1: syntax error: the string is not closed/],
    ['{ a: é }', /^bodyTemplate, line 1 column 6: syntax error: unexpected character "é"/],
    ['"\\ž"', /^bodyTemplate, line 1 column 1: syntax error: unknown escape/],
    ['1) + (2', /^bodyTemplate, line 1 column 2: syntax error/],
    ['', /^bodyTemplate, line 1 column 1: syntax error/],
  ])('names the place of a syntax error in %j', (template, message) =>
    expect(check(template)).rejects.toMatchObject({
      code: 'templateInvalid',
      message: expect.stringMatching(message) as string,
    }),
  );

  it.each(['import "/etc/passwd"', 'importstr "./a.txt"', 'importbin "a"'])('refuses %s', (template) =>
    expect(check(`{\n  a: ${template} }`)).rejects.toMatchObject({
      code: 'templateInvalid',
      message: 'bodyTemplate, line 2 column 6: imports are disabled',
    }),
  );

  it('evaluates nothing of the template, which would take longer than it may', () =>
    expect(check('std.foldl(function(sum, x) sum + x, std.range(1, 1e9), 0)')).resolves.toBeUndefined());
});
