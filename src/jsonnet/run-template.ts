// One template, checked or evaluated, in the thread it runs in.
import { checkNames } from './check-names';
import { runJsonnet } from './engine';
import { hostFunctions, prelude } from './prelude';
import type { TemplateInput, TemplateResult } from './task';
import { inOneLine, TemplateFault, tokenize, toTemplatePosition, type Token } from './tokens';

export function runTemplate(template: string, input: TemplateInput | undefined): TemplateResult {
  try {
    const tokens = tokenize(template);
    return input ? evaluate(tokens, template, input) : check(tokens, template);
  } catch (error) {
    if (error instanceof TemplateFault) return { fault: error.message, position: error.position };
    throw error;
  }
}

function evaluate(tokens: Token[], template: string, input: TemplateInput): TemplateResult {
  const output = runJsonnet(`${prelude}\n${inOneLine(tokens)}`, hostFunctions(input));
  try {
    return { value: JSON.parse(output) };
  } catch {
    return readFault(output, tokens, template);
  }
}

/** As the body of a function that is never called, a template is parsed and nothing of it is evaluated. */
function check(tokens: Token[], template: string): TemplateResult {
  const output = runJsonnet(`function(neverPassed)\n${inOneLine(tokens)}`, {});
  if (!output.startsWith('function argument is not passed: neverPassed')) return readFault(output, tokens, template);
  checkNames(tokens);
  return { value: true };
}

/** Reads the engine's text: what is wrong, then lines such as `    snippet:2:5-10: variable <x> access`. */
function readFault(output: string, tokens: Token[], template: string): TemplateResult {
  const lines = output.split('\n');
  const isTrace = (line: string): boolean => /^ {4}(?:snippet:\d+:\d|field <|argument <|during )/.test(line);
  const fault = lines
    .slice(0, lines.findIndex(isTrace) >>> 0)
    .join('\n')
    .replace(/^runtime error: /, '');
  const trace = lines.filter(isTrace);
  const column = trace.map((line) => /^ {4}snippet:2:(\d+)/.exec(line)?.[1]).find(Boolean);
  const isSyntax = fault.startsWith('syntax error');
  if (column || isSyntax) {
    return { fault, position: toTemplatePosition(tokens, Number(column ?? Infinity)) ?? endOf(template) };
  }
  const path = trace.flatMap((line) => /^ {4}field <(.*)> manifestification/.exec(line)?.[1] ?? []).reverse();
  return { fault, ...(path.length > 0 && { path: path.join('.') }) };
}

function endOf(template: string) {
  const lines = template.trimEnd().split('\n');
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}
