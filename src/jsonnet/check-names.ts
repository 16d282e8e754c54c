// Finds what the engine would only notice when it gets there: names that nothing defines, and imports.
// Precedence does not matter to what a name means, so an expression is read as operands with operators between.
import { TemplateFault, type Token } from './tokens';

const known = ['std', 'Ip', 'Chain', 'BodyStr', 'HeaderStr', 'Now', 'Header', 'Body'];
const values = new Set(['null', 'true', 'false', 'self', 'super', '$']);
const unary = new Set(['!', '~', '-', '+']);
const binary = new Set('* / % + - << >> < <= > >= == != & ^ | && || in'.split(' '));

class Scope {
  readonly names = new Set<string>();
  constructor(readonly outer?: Scope) {}
  defines(name: string): boolean {
    return this.names.has(name) || (this.outer?.defines(name) ?? false);
  }
}

/** Throws a TemplateFault for the first import or undefined name. Takes only what the engine could parse. */
export function checkNames(tokens: Token[]): void {
  const uses: { token: Token; scope: Scope }[] = [];
  const globals = new Scope();
  for (const name of known) globals.names.add(name);
  let at = 0;
  readExpression(globals);
  // Names are looked up at the end, because an object or a comprehension may define them after their use.
  const unknown = uses.find(({ token, scope }) => !scope.defines(token.text));
  if (unknown) throw new TemplateFault(`variable is not defined: ${unknown.token.text}`, unknown.token);

  function next(): string {
    return tokens[at]?.text ?? '';
  }
  function take(...texts: string[]): boolean {
    const taken = tokens[at]?.kind !== 'string' && texts.includes(next());
    if (taken) at += 1;
    return taken;
  }
  function isName(): boolean {
    return tokens[at]?.kind === 'identifier';
  }
  function takeName(scope: Scope): void {
    if (isName()) scope.names.add(next());
    at += 1;
  }

  function readExpression(scope: Scope): void {
    do {
      while (unary.has(next())) at += 1;
      readOperand(scope);
      readPostfixes(scope);
    } while (at < tokens.length && tokens[at]?.kind !== 'string' && binary.has(next()) && ++at);
  }

  function readOperand(scope: Scope): void {
    const token = tokens[at];
    if (!token) return;
    if (take('import', 'importstr', 'importbin')) throw new TemplateFault('imports are disabled', token);
    if (take('(')) return readList(scope, ')');
    if (take('[')) return readList(new Scope(scope), ']');
    if (take('{')) return readObject(new Scope(scope));
    if (take('local')) return readLocal(new Scope(scope));
    if (take('function')) return readFunction(scope);
    if (take('if')) return readParts(scope, 'then', 'else');
    if (take('assert')) return readParts(scope, ':', ';');
    if (take('error')) return readExpression(scope);
    if (token.kind === 'identifier' && !values.has(token.text)) uses.push({ token, scope });
    at += 1;
  }

  function readPostfixes(scope: Scope): void {
    for (;;) {
      if (take('.')) at += 1;
      else if (take('[')) readList(scope, ']');
      else if (take('{')) readObject(new Scope(scope));
      else if (take('(')) readList(scope, ')');
      else if (!take('tailstrict')) return;
    }
  }

  /** What stands between brackets: elements, arguments, the parts of a slice, or a comprehension. */
  function readList(scope: Scope, end: string): void {
    while (at < tokens.length && !take(end)) {
      if (take(',', ':') || readClause(scope)) continue;
      if (isName() && tokens[at + 1]?.text === '=') at += 2;
      readExpression(scope);
    }
  }

  function readClause(scope: Scope): boolean {
    if (take('for')) {
      takeName(scope);
      take('in');
    } else if (!take('if')) return false;
    readExpression(scope);
    return true;
  }

  function readParts(scope: Scope, ...separators: string[]): void {
    readExpression(scope);
    for (const separator of separators) if (take(separator)) readExpression(scope);
  }

  function readFunction(outer: Scope): void {
    const scope = new Scope(outer);
    if (take('(')) readParameters(scope);
    readExpression(scope);
  }

  function readParameters(scope: Scope): void {
    while (at < tokens.length && !take(')')) {
      takeName(scope);
      if (take('=')) readExpression(scope);
      take(',');
    }
  }

  function readBinding(scope: Scope): void {
    takeName(scope);
    const inner = new Scope(scope);
    if (take('(')) readParameters(inner);
    take('=');
    readExpression(inner);
  }

  function readLocal(scope: Scope): void {
    do readBinding(scope);
    while (take(','));
    take(';');
    readExpression(scope);
  }

  function readObject(scope: Scope): void {
    while (at < tokens.length && !take('}')) {
      if (take(',') || readClause(scope)) continue;
      if (take('local')) readBinding(scope);
      else if (take('assert')) readParts(scope, ':');
      else readField(scope);
    }
  }

  function readField(outer: Scope): void {
    const scope = new Scope(outer);
    if (take('[')) readList(outer, ']');
    else at += 1;
    if (take('(')) readParameters(scope);
    take('+');
    while (take(':'));
    readExpression(scope);
  }
}
