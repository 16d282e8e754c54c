// The functions a template may call. Jsonnet knows only text and numbers of the outside, so each asks the host
// for JSON: {"value": …}, {"error": "…"}, or {} for what is not there.
import { lookUp, parseBody } from './body';
import { strftime } from './strftime';
import type { TemplateInput } from './task';

// A default is evaluated only when it is needed, so "not found" is simply the default default.
export const prelude = [
  `local penstockAsk(name, argument, default) =`,
  `  assert argument == null || std.isString(argument) : '%s: expected a string, got %s' % [name, std.type(argument)];`,
  `  local answer = std.parseJson(std.native(name)(argument));`,
  `  if 'error' in answer then error answer['error'] else if 'value' in answer then answer['value'] else default,`,
  `Ip() = penstockAsk('Ip', null, ''),`,
  `BodyStr() = penstockAsk('BodyStr', null, ''),`,
  `Chain() = penstockAsk('Chain', null, {}),`,
  `HeaderStr() = penstockAsk('HeaderStr', null, ''),`,
  `Now(format='%Y-%m-%dT%H:%M:%S.%fZ') = penstockAsk('Now', format, ''),`,
  `Header(name=null, default=error 'header "%s" not found' % name) = penstockAsk('Header', name, default),`,
  `Body(path=null, default=error 'path "%s" not found in the body' % path) = penstockAsk('Body', path, default);`,
].join(' ');

/** What the prelude asks of the host, over one event. The time is the same however often it is asked. */
export function hostFunctions(input: TemplateInput): Record<string, (argument: string | null) => string> {
  const now = new Date();
  const headers = Object.fromEntries(
    Object.entries(input.headers)
      .map(([name, value]) => [canonical(name), value] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  const headerLines = () => Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  let parsed: { body: unknown } | undefined;

  return {
    Ip: () => answer(() => ({ value: input.ip })),
    Chain: () => answer(() => ({ value: input.chain })),
    BodyStr: () => answer(() => ({ value: input.bodyText })),
    HeaderStr: () => answer(() => ({ value: headerLines().join('') })),
    Now: (format) => answer(() => ({ value: strftime(now, format ?? '') })),
    Header: (name) =>
      answer(() => {
        if (name === null) return { value: headers };
        return Object.hasOwn(headers, canonical(name)) ? { value: headers[canonical(name)] } : {};
      }),
    Body: (path) =>
      answer(() => {
        parsed ??= { body: parseBody(input) };
        if (path === null) return { value: parsed.body };
        return { value: lookUp(parsed.body, path) };
      }),
  };
}

/** `x-forwarded-for` → `X-Forwarded-For`. */
const canonical = (name: string): string =>
  name.toLowerCase().replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());

function answer(ask: () => { value?: unknown }): string {
  try {
    return JSON.stringify(ask());
  } catch (error) {
    return JSON.stringify({ error: (error as Error).message });
  }
}
