// A template as tokens. The engine is given them in one line of ASCII: it counts columns in bytes and loses the
// column of whatever spans lines, so its positions are only right for such text. `toTemplatePosition` leads back.

export interface Position {
  line: number;
  column: number;
}

export interface Token extends Position {
  kind: 'identifier' | 'number' | 'string' | 'symbol';
  text: string;
  /** The same token in ASCII and without line breaks. */
  ascii: string;
  /** Whether white space or a comment comes before it. */
  spaced: boolean;
}

/** A fault of a template, and where in it. */
export class TemplateFault extends Error {
  constructor(
    message: string,
    readonly position?: Position,
  ) {
    super(message);
  }
}

const space = /(?:[ \t\r\n]|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const plain = [
  { kind: 'identifier', pattern: /[A-Za-z_]\w*/y },
  { kind: 'number', pattern: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y },
  { kind: 'symbol', pattern: /==|!=|<=|>=|<<|>>|&&|\|\||[\x21-\x7e]/y },
] as const;
const quoted = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
const verbatim = /@"(?:[^"]|"")*"|@'(?:[^']|'')*'/y;
const block = /\|\|\|[ \t]*\r?\n((?:[ \t]*\r?\n)*)([ \t]+)[\s\S]*?\n[ \t]*\|\|\|/y;

export function tokenize(template: string): Token[] {
  const tokens: Token[] = [];
  let position: Position = { line: 1, column: 1 };
  for (let offset = 0; offset < template.length;) {
    const gap = matchAt(space, template, offset) ?? '';
    offset += gap.length;
    position = after(position, gap);
    if (offset === template.length) break;
    const token = readToken(template, offset, position);
    tokens.push({ ...token, ...position, spaced: gap !== '' });
    offset += token.text.length;
    position = after(position, token.text);
  }
  return tokens;
}

/** The tokens in one line. */
export function inOneLine(tokens: Token[]): string {
  return tokens.map(({ spaced, ascii }) => (spaced ? ' ' : '') + ascii).join('');
}

/** Where in the template the token stands that is at `column` of the one line; undefined past the end. */
export function toTemplatePosition(tokens: Token[], column: number): Position | undefined {
  let end = 1;
  for (const { spaced, ascii, line, column: templateColumn } of tokens) {
    end += ascii.length + (spaced ? 1 : 0);
    if (column < end) return { line, column: templateColumn };
  }
  return undefined;
}

function readToken(template: string, offset: number, position: Position): Pick<Token, 'kind' | 'text' | 'ascii'> {
  const textBlock = readBlock(template, offset);
  if (textBlock) return { kind: 'string', ...textBlock };
  const raw = matchAt(verbatim, template, offset);
  if (raw) return { kind: 'string', text: raw, ascii: literal(unquoteVerbatim(raw)) };
  const text = matchAt(quoted, template, offset);
  if (text) {
    const isEscapedRight = /^(?:[^\\]|\\[ -~])*$/.test(text);
    if (!isEscapedRight) throw new TemplateFault('syntax error: unknown escape in a string', position);
    return { kind: 'string', text, ascii: escapeOthers(text) };
  }
  for (const { kind, pattern } of plain) {
    const found = matchAt(pattern, template, offset);
    if (!found) continue;
    if (found === '"' || found === "'") throw new TemplateFault('syntax error: the string is not closed', position);
    return { kind, text: found, ascii: found };
  }
  const character = String.fromCodePoint(template.codePointAt(offset) ?? 0);
  throw new TemplateFault(`syntax error: unexpected character ${JSON.stringify(character)}`, position);
}

/** `|||` … `|||`: the indentation of its first line is taken off every line, and ends with the first line without it. */
function readBlock(template: string, offset: number): { text: string; ascii: string } | undefined {
  block.lastIndex = offset;
  const opening = block.exec(template);
  const indent = opening?.[2];
  if (!indent) return undefined;
  const start = template.indexOf('\n', offset) + 1;
  const content: string[] = [];
  let at = start;
  for (const line of template.slice(start).split('\n')) {
    if (line.startsWith(indent)) content.push(line.slice(indent.length));
    else if (line.trim() === '') content.push(line.trim());
    else {
      const text = template.slice(offset, at + line.indexOf('|||') + 3);
      const closed = line.trimStart().startsWith('|||');
      return closed ? { text, ascii: literal(content.map((each) => `${each}\n`).join('')) } : undefined;
    }
    at += line.length + 1;
  }
  return undefined;
}

function unquoteVerbatim(raw: string): string {
  const quote = raw.charAt(1);
  return raw.slice(2, -1).replaceAll(quote + quote, quote);
}

const literal = (text: string): string => escapeOthers(JSON.stringify(text));

const escapeOthers = (text: string): string =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

function after({ line, column }: Position, text: string): Position {
  const lines = text.split('\n');
  const width = [...(lines.at(-1) ?? '')].length;
  return lines.length === 1 ? { line, column: column + width } : { line: line + lines.length - 1, column: width + 1 };
}
