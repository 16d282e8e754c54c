import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateTemplate } from '../../src/jsonnet/evaluate-template';
import { closeTemplatePool } from '../../src/jsonnet/pool';
import { anEvent } from '../support/event';

afterAll(closeTemplatePool);

const evaluate = (template: string, event = anEvent()) => evaluateTemplate(template, 'configDataTemplate', event);
const failure = (message: string) => ({ name: 'DeliveryError', code: 'templateFailed', message });

describe('the functions of a template', () => {
  it('Ip, BodyStr, HeaderStr give the caller, the body as text and the headers sorted', async () => {
    const event = anEvent({ remoteAddress: '198.51.100.4', body: 'ahoj ž', headers: { 'x-b': '2', 'x-a-c': '1' } });
    const template = '{ ip: Ip(), body: BodyStr(), headers: HeaderStr() }';
    await expect(evaluate(template, event)).resolves.toEqual({
      ip: '198.51.100.4',
      body: 'ahoj ž',
      headers: 'X-A-C: 1\nX-B: 2\n',
    });
  });

  it('Now gives the time in UTC, by a format if wanted', async () => {
    const { iso, year } = (await evaluate('{ iso: Now(), year: Now("%Y") }')) as { iso: string; year: string };
    expect(Math.abs(Date.parse(iso) - Date.now())).toBeLessThan(5000);
    expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(year).toBe(iso.slice(0, 4));
  });

  it('Header gives all headers, one by any case of its name, or the default', async () => {
    const event = anEvent({ headers: { 'x-forwarded-for': 'me' } });
    const template = '{ all: Header(), one: Header("X-FORWARDED-for"), none: Header("X-No", null) }';
    await expect(evaluate(template, event)).resolves.toEqual({
      all: { 'X-Forwarded-For': 'me' },
      one: 'me',
      none: null,
    });
  });

  it('Header without a default fails for a missing header', () =>
    expect(evaluate('{\n  a: Header("X-Foo"),\n}')).rejects.toMatchObject(
      failure('configDataTemplate, line 2 column 6: header "X-Foo" not found'),
    ));

  it('Body gives the whole body, a path into it, or the default', async () => {
    const event = anEvent({ body: '{"a":{"b":[0,1,{"c":null}]}}' });
    const template = '{ all: Body(), one: Body("a.b[2].c"), first: Body("a.b[0]"), none: Body("a.b[9].c", "-") }';
    await expect(evaluate(template, event)).resolves.toEqual({
      all: { a: { b: [0, 1, { c: null }] } },
      one: null,
      first: 0,
      none: '-',
    });
  });

  it('Body without a default fails for a missing path', () =>
    expect(evaluate('Body("a.b[2].c")')).rejects.toMatchObject(
      failure('configDataTemplate, line 1 column 1: path "a.b[2].c" not found in the body'),
    ));

  it.each(['constructor', '__proto__', 'order.toString', 'order.items.length'])(
    'Body does not find what the body does not say: %s',
    (path) => expect(evaluate(`Body("${path}", "no")`)).resolves.toBe('no'),
  );

  it.each(['application/vnd.api+json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'text/json'])(
    'Body reads %s',
    (datacontenttype) => expect(evaluate('Body("a")', anEvent({ datacontenttype, body: '{"a":1}' }))).resolves.toBe(1),
  );

  it('Body reads a form; a repeated field is an array', () => {
    const event = anEvent({ datacontenttype: 'application/x-www-form-urlencoded', body: 'a=1+2&b=%C5%BE&b=3' });
    return expect(evaluate('Body()', event)).resolves.toEqual({ a: '1 2', b: ['ž', '3'] });
  });

  it('Body refuses another media type, even with a default', () =>
    expect(evaluate('Body("a", 1)', anEvent({ datacontenttype: 'text/csv', body: 'a' }))).rejects.toMatchObject(
      failure(
        'configDataTemplate, line 1 column 1: unsupported media type "text/csv": ' +
          'Body() reads JSON and forms, BodyStr() anything',
      ),
    ));

  it('Body says so when the body is not the JSON it claims to be', () =>
    expect(evaluate('Body()', anEvent({ body: '{"a":' }))).rejects.toThrow(/the body is not valid JSON: /));

  it('keeps every digit of an integer that a double cannot hold, as a string', () => {
    const event = anEvent({
      body: '{"id": 12345678901234567890, "small": 9007199254740991, "text": "12345678901234567890"}',
    });
    return expect(evaluate('Body()', event)).resolves.toEqual({
      id: '12345678901234567890',
      small: 9007199254740991,
      text: '12345678901234567890',
    });
  });
});

describe('evaluating a template', () => {
  it('fails for null', () =>
    expect(evaluate('null')).rejects.toMatchObject(
      failure('configDataTemplate: the template gave null; it must give a value'),
    ));

  it('names the line and column of the template for an undefined variable', () =>
    expect(evaluate('{\n  a: 1,\n  b: 2 + bdoy,\n}')).rejects.toMatchObject(
      failure('configDataTemplate, line 3 column 10: variable is not defined: bdoy'),
    ));

  it('names the right column after letters beyond ASCII, comments and text blocks', () =>
    expect(evaluate('/* ž */ { a: "ěšč 😀", b: |||\n    text\n  |||, c: bdoy }')).rejects.toMatchObject(
      failure('configDataTemplate, line 3 column 11: variable is not defined: bdoy'),
    ));

  it('names the place of the call when that spans lines', () =>
    expect(evaluate('local f(x) = x;\n{ a: f(\n  error "no"\n) }')).rejects.toMatchObject(
      failure('configDataTemplate, line 3 column 3: no'),
    ));

  it('names the field of the output when the engine tells no position', () =>
    expect(evaluate('{ a: { b: [{ c: self.d }] } }')).rejects.toMatchObject(
      failure('configDataTemplate, in the output\'s "a.b.c": no such field: d'),
    ));

  it('keeps letters beyond ASCII as they are', () =>
    expect(evaluate('{ "ž": "ěšč 😀", b: @"č""", c: |||\n    ř\n      x\n  ||| }')).resolves.toEqual({
      ž: 'ěšč 😀',
      b: 'č"',
      c: 'ř\n  x\n',
    }));

  it('stops endless recursion', () =>
    expect(evaluate('local f(x) = f(x + 1); f(1)')).rejects.toThrow(
      /^configDataTemplate, line 1 column 14: stack overflow/,
    ));

  it('survives a template that breaks the engine', async () => {
    await expect(evaluate('['.repeat(4000))).rejects.toMatchObject({ code: 'templateFailed' });
    await expect(evaluate('1 + 1')).resolves.toBe(2);
  });

  it('ends a template that burns CPU after a second, while others go on', async () => {
    let isBurning = true;
    const burning = evaluate('std.foldl(function(sum, x) sum + x, std.range(1, 1e9), 0)');
    const ended = expect(burning)
      .rejects.toMatchObject(failure('configDataTemplate: the template took longer than 1 s'))
      .finally(() => (isBurning = false));
    await expect(evaluate('"other"')).resolves.toBe('other');
    expect(isBurning).toBe(true);
    await ended;
    await expect(Promise.all([evaluate('1'), evaluate('2'), evaluate('3')])).resolves.toEqual([1, 2, 3]);
  });

  it('does not count the time a template waits for a thread', async () => {
    const burning = Array.from({ length: 4 }, () => evaluate('std.foldl(function(s, x) s + x, std.range(1, 1e9), 0)'));
    const waited = evaluate('"at last"');
    await Promise.all(burning.map((each) => expect(each).rejects.toThrow('longer than 1 s')));
    await expect(waited).resolves.toBe('at last');
  });

  it.each(['import', 'importstr', 'importbin'])('reads no file by %s', async (keyword) => {
    const file = join(tmpdir(), `penstock-import-${process.pid}.libsonnet`);
    await writeFile(file, '"read"');
    for (const path of [file, './package.json', '/etc/hostname']) {
      await expect(evaluate(`${keyword} ${JSON.stringify(path)}`)).rejects.toMatchObject({ code: 'templateFailed' });
    }
  });
});
