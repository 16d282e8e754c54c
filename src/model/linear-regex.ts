// Regular expressions of users without backtracking: what may match is followed all at once, character by character, so
// that the time is at most the pattern's length times the text's (Thompson, "Regular Expression Search Algorithm", 1968).

interface State {
  id: number;
  /** Goes on past a character that this holds for. */
  takes: ((unit: number) => boolean) | undefined;
  /** Goes on without taking a character, where this holds. */
  passes: ((text: string, at: number) => boolean) | undefined;
  next: State[];
}

interface Program {
  first: State;
  found: State;
  size: number;
}

type MakeState = (state: Partial<State> & Pick<State, 'next'>) => State;
/** A part of the pattern: where to begin to get through it to `next`. */
type Part = (next: State, make: MakeState) => State;

const token = /\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|[^])|\[(?:\\[^]|[^\]\\])*\]|\(\?[:!=]|\{\d+(?:,\d*)?\}|[^]/gi;

/**
 * Whether a text has a match, as a RegExp without flags of this `source` says. Throws `SyntaxError` for what takes longer or is
 * not known here: references back, looking behind, words' ends, names of groups, counts above 9, and what repeats or looks
 * ahead within a look ahead.
 */
export function linearRegex(source: string): (text: string) => boolean {
  const tokens = source.match(token) ?? [];
  let at = 0;
  let looksAhead = false;
  const takesOf = new Map<string, (unit: number) => boolean>();

  const alternatives = (): Part => {
    const branches = [sequence()];
    while (tokens[at] === '|') {
      at += 1;
      branches.push(sequence());
    }
    const [only] = branches;
    if (branches.length === 1 && only) return only;
    return (next, make) => make({ next: branches.map((branch) => branch(next, make)) });
  };

  const sequence = (): Part => {
    const parts: Part[] = [];
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') parts.push(repeated(single()));
    return (next, make) => parts.reduceRight((rest, part) => part(rest, make), next);
  };

  const repeated = (part: Part): Part => {
    const count = tokens[at] ?? '';
    if (!/^(?:[*+?]|\{\d+.*\})$/.test(count)) return part;
    at += tokens[at + 1] === '?' ? 2 : 1;
    if (count === '?') return between(part, 0, 1);
    const [, least, most] = /^\{(\d),(\d)\}$/.exec(count) ?? [];
    if (least !== undefined) return between(part, Number(least), Number(most));
    if (looksAhead || count.length > 1) throw new SyntaxError(`"${count}" is not known here`);
    return endless(part, count === '*');
  };

  const single = (): Part => {
    const text = tokens[at] ?? '';
    at += 1;
    if (text === '^') return (next, make) => make({ passes: (_text, place) => place === 0, next: [next] });
    if (text === '$') return (next, make) => make({ passes: ({ length }, place) => place === length, next: [next] });
    if (text === '(' || text === '(?:') return closed(alternatives());
    if (text === '(?=' || text === '(?!') return lookAhead(text === '(?=');
    if (/^(?:[*+?]|\\[1-9bBk])$/.test(text)) throw new SyntaxError(`"${text}" is not known here`);
    const takes = takesOf.get(text) ?? takesOnly(text);
    takesOf.set(text, takes);
    return (next, make) => make({ takes, next: [next] });
  };

  const lookAhead = (wanted: boolean): Part => {
    if (looksAhead) throw new SyntaxError('a look ahead within another is not known here');
    looksAhead = true;
    const ahead = programOf(closed(alternatives()));
    looksAhead = false;
    const passes = (text: string, place: number) => runs(ahead, text, place) === wanted;
    return (next, make) => make({ passes, next: [next] });
  };

  const closed = (part: Part): Part => {
    if (tokens[at] !== ')') throw new SyntaxError('")" is missing');
    at += 1;
    return part;
  };

  const match = alternatives();
  if (at < tokens.length) throw new SyntaxError('")" has no "("');
  const whole = programOf((next, make) => endless(anything, true)(match(next, make), make));
  return (text) => runs(whole, text, 0);
}

const anything: Part = (next, make) => make({ takes: () => true, next: [next] });

const between =
  (part: Part, least: number, most: number): Part =>
  (next, make) => {
    let first = next;
    for (let left = most - least; left > 0; left -= 1) first = make({ next: [part(first, make), next] });
    for (let left = least; left > 0; left -= 1) first = part(first, make);
    return first;
  };

const endless =
  (part: Part, mayBeNone: boolean): Part =>
  (next, make) => {
    const again = make({ next: [next] });
    const first = part(again, make);
    again.next.push(first);
    return mayBeNone ? again : first;
  };

/** One character, or a class of them, which is asked of a RegExp: ASCII beforehand, as it is asked for very often. */
function takesOnly(text: string): (unit: number) => boolean {
  if (/^\\?[^\\[\]().\w]$|^\w$|^\\\.$/.test(text)) {
    const only = text.charCodeAt(text.length - 1);
    return (unit) => unit === only;
  }
  const one = new RegExp(`^${text}$`);
  const asked = (unit: number) => one.test(String.fromCharCode(unit));
  const ascii = Array.from({ length: 128 }, (_, unit) => asked(unit));
  return (unit) => ascii[unit] ?? asked(unit);
}

function programOf(part: Part): Program {
  let size = 0;
  const make: MakeState = ({ takes, passes, next }) => ({ id: size++, takes, passes, next });
  const found = make({ next: [] });
  return { first: part(found, make), found, size };
}

/** Looks at every state twice at most for each character. */
function runs({ first, found, size }: Program, text: string, from: number): boolean {
  const addedAt = new Int32Array(size).fill(-1);
  let due = [first];
  const add = (to: State[], states: State[], at: number) => {
    for (const state of states) {
      if (addedAt[state.id] === at) continue;
      addedAt[state.id] = at;
      to.push(state);
    }
  };
  for (let at = from; due.length > 0; at += 1) {
    // It grows meanwhile by what is reached without taking a character.
    for (const state of due) {
      if (state === found) return true;
      if (state.passes ? !state.passes(text, at) : state.takes) continue;
      add(due, state.next, at);
    }
    const after: State[] = [];
    const unit = text.charCodeAt(at);
    if (at < text.length) for (const state of due) if (state.takes?.(unit)) add(after, state.next, at + 1);
    due = after;
  }
  return false;
}
