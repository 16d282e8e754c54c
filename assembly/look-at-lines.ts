// AssemblyScript: every byte of every record is looked at here, 64 at a time, each of them a bit of a mask, as simdjson does it
// (Langdale and Lemire, "Parsing Gigabytes of JSON per Second"). line-scanner.ts says what is suspect; "npm run wasm" compiles.

/** The block with which the next call goes on, and where the line begins that it is in. */
let next: usize = 0;
let lineBegin: usize = 0;
let line: u32 = 0;
let isLineSuspect: bool = false;
/** How many arrays and objects are open where the block begins. */
let depth: i32 = 0;
/** All bits where the block begins within a text, else none. */
let isInText: u64 = 0;
/** 1 where its first byte comes after a backslash that is no character. */
let isEscaped: u64 = 0;
/** The last quote of a text before the block, and the one before that. */
let lastQuote: usize = 0;
let quoteBefore: usize = 0;

let names: usize = 0;
let maxLineBytes: usize = 0;
let everyLine: bool = false;
let longNumbers: bool = false;

/** DuckDB rounds longer numbers before a decimal column sees them, and writes out those with an exponent. */
const mostDigits: u32 = 15;

/** DuckDB dies of some ten thousand; nobody means as many as these. */
const mostNested: i32 = 1000;

/**
 * What is wanted: `textNames` has the texts by their names, each after its length in four bytes, with a length of 0 at the end;
 * `every` is for all lines, `long` for those with long numbers as well.
 */
export function want(textNames: usize, maxBytes: usize, every: bool, long: bool): void {
  names = textNames;
  maxLineBytes = maxBytes;
  everyLine = every;
  longNumbers = long;
}

/** Whole lines begin here. */
export function begin(at: usize): void {
  next = lineBegin = lastQuote = quoteBefore = at;
  line = 0;
  isLineSuspect = false;
  depth = 0;
  isInText = isEscaped = 0;
}

/** Whether all was looked at. */
export function isAtEnd(end: usize): bool {
  return next >= end;
}

/** How many lines there were. */
export function lines(): u32 {
  return line;
}

/**
 * Goes on to before `end`, which comes after a newline and before 64 bytes of any kind. Of each suspect line three numbers go to
 * `found`: its own, from 0, where it begins, and where its newline is. Answers how many lines, `most` or less, as at the end.
 */
export function look(end: usize, found: usize, most: u32): u32 {
  let count: u32 = 0;
  for (; next < end && count <= most - 64; next += 64) {
    const a = v128.load(next);
    const b = v128.load(next, 16);
    const c = v128.load(next, 32);
    const d = v128.load(next, 48);
    let newlines = maskOf(a, b, c, d, 0x0a);
    if (end - next < 64) newlines &= ((<u64>1) << (end - next)) - 1;
    const quotes = maskOf(a, b, c, d, 0x22) & ~escapedBy(maskOf(a, b, c, d, 0x5c));
    let inText = prefixXor(quotes) ^ isInText;
    let suspect: u64 = 0;
    // A text ends with its line: what comes after is not in it.
    for (let broken = newlines & inText; broken != 0; broken = newlines & inText) {
      const first = broken & -broken;
      suspect |= first;
      inText ^= ~(first - 1);
    }
    isInText = <u64>((<i64>inText) >> 63);

    const n = maskOf(a, b, c, d, 0x6e);
    const colons = maskOf(a, b, c, d, 0x3a) & ~((quotes | n) >> 1);
    const commas = maskOf(a, b, c, d, 0x2c) & ~(quotes >> 1);
    const strange = bits(isStrange(a), isStrange(b), isStrange(c), isStrange(d));
    let questionable = (colons | commas | strange | (n & ~(maskOf(a, b, c, d, 0x75) >> 1))) & ~inText;
    if (longNumbers) questionable |= firstDigits(a, b, c, d) & ~inText;
    for (; questionable != 0; questionable &= questionable - 1) {
      const bit = questionable & -questionable;
      if (isSuspect(next + <usize>ctz(bit), quotes & (bit - 1))) suspect |= bit;
    }

    const opening = bracketsOf(a, b, c, d, 0x7b) & ~inText;
    const closing = bracketsOf(a, b, c, d, 0x7d) & ~inText;
    if (depth + <i32>popcnt(opening) > mostNested) suspect |= newlines == 0 ? 1 : newlines & -newlines;
    const isLast = newlines == 0 ? ~(<u64>0) : ~upToLast(newlines);
    if (newlines != 0) depth = 0;
    depth += <i32>popcnt(opening & isLast) - <i32>popcnt(closing & isLast);

    for (let ends = newlines; ends != 0; ends &= ends - 1) {
      const upTo = ends ^ (ends - 1);
      const lineEnd = next + <usize>ctz(ends);
      const isSuspectOfTokens = isLineSuspect || (suspect & upTo) != 0;
      if (isSuspectOfTokens || everyLine || !isInBraces(lineEnd) || lineEnd - lineBegin > maxLineBytes) {
        store<u32>(found, line);
        store<u32>(found, <u32>lineBegin, 4);
        store<u32>(found, <u32>lineEnd, 8);
        found += 12;
        count += 1;
      }
      suspect &= ~upTo;
      isLineSuspect = false;
      line += 1;
      lineBegin = lineEnd + 1;
    }
    if (suspect != 0) isLineSuspect = true;
    if (quotes != 0) passQuotes(quotes);
  }
  return count;
}

/** DuckDB passes over lines of white space, and takes others for the begin of what goes on in the next. */
function isInBraces(lineEnd: usize): bool {
  return load<u8>(lineBegin) == 0x7b && load<u8>(lineEnd - 1) == 0x7d;
}

/** The bits of the bytes that are this brace, or the bracket like it, which differs in one bit. */
function bracketsOf(a: v128, b: v128, c: v128, d: v128, brace: u8): u64 {
  const bit = i8x16.splat(0x20);
  return maskOf(v128.or(a, bit), v128.or(b, bit), v128.or(c, bit), v128.or(d, bit), brace);
}

/** All bits up to the last of these. */
function upToLast(bits: u64): u64 {
  return ~(<u64>0) >> clz(bits);
}

/** The bits of the bytes that are this one. */
function maskOf(a: v128, b: v128, c: v128, d: v128, byte: u8): u64 {
  const wanted = i8x16.splat(byte);
  return bits(i8x16.eq(a, wanted), i8x16.eq(b, wanted), i8x16.eq(c, wanted), i8x16.eq(d, wanted));
}

function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const first = i8x16.bitmask(a) | (i8x16.bitmask(b) << 16);
  const second = i8x16.bitmask(c) | (i8x16.bitmask(d) << 16);
  return (<u64>(<u32>first)) | ((<u64>(<u32>second)) << 32);
}

/** Bytes that only numbers have which JSON does not know: of NaN and Infinity, and plus signs. */
function isStrange(bytes: v128): v128 {
  const letters = v128.or(i8x16.eq(bytes, i8x16.splat(0x4e)), i8x16.eq(bytes, i8x16.splat(0x49)));
  return v128.or(letters, v128.or(i8x16.eq(bytes, i8x16.splat(0x69)), i8x16.eq(bytes, i8x16.splat(0x2b))));
}

/** The bytes after backslashes that are not themselves after one. */
function escapedBy(backslashes: u64): u64 {
  const odd: u64 = 0xaaaaaaaaaaaaaaaa;
  const begins = backslashes & ~isEscaped;
  const codes = (((begins << 1) | odd) - begins) ^ odd;
  const escaped = codes ^ (backslashes | isEscaped);
  isEscaped = (codes & backslashes) >> 63;
  return escaped;
}

/** Each bit is set when an odd number of bits is up to it. */
function prefixXor(bits: u64): u64 {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ (bits << 32);
}

/** Where the last of these quotes of the block is. */
function lastOf(quotes: u64): usize {
  return next + <usize>(63 - clz(quotes));
}

/** The quote before the last of these. */
function beforeLastOf(quotes: u64): usize {
  const rest = quotes ^ ((<u64>1) << (63 - clz(quotes)));
  return rest == 0 ? lastQuote : lastOf(rest);
}

function passQuotes(quotes: u64): void {
  quoteBefore = beforeLastOf(quotes);
  lastQuote = lastOf(quotes);
}

/** Where numbers begin in the block, and at its begin where one may go on. */
function firstDigits(a: v128, b: v128, c: v128, d: v128): u64 {
  let digits: u64 = 0;
  for (let byte: u8 = 0x30; byte <= 0x39; byte += 1) digits |= maskOf(a, b, c, d, byte);
  return digits & ~(digits << 1);
}

/** Of a byte outside of texts. `quotesBefore`: those of the block before it. */
function isSuspect(at: usize, quotesBefore: u64): bool {
  const byte = load<u8>(at);
  switch (byte) {
    case 0x3a /* : */: {
      const first = load<u8>(afterSpace(at + 1));
      return first != 0x22 && first != 0x6e && isTextBefore(quotesBefore);
    }
    case 0x2c /* , */: {
      const following = load<u8>(afterSpace(at + 1));
      return following == 0x7d /* } */ || following == 0x5d; /* ] */
    }
    case 0x2b /* + */: {
      const before = load<u8>(at - 1);
      return before != 0x65 && before != 0x45; // as in 1e+5
    }
    case 0x6e /* n */:
      return load<u8>(at, 1) != 0x75; // as in null
    case 0x4e /* N */:
    case 0x49 /* I */:
    case 0x69 /* i */:
      return true;
    default: {
      const digits = digitsAt(at);
      const after = load<u8>(at + digits);
      return digits > mostDigits || after == 0x65 || after == 0x45; // as in 1e5
    }
  }
}

function afterSpace(at: usize): usize {
  while (load<u8>(at) == 0x20 || load<u8>(at) == 0x09 || load<u8>(at) == 0x0d) at += 1;
  return at;
}

function digitsAt(begin: usize): u32 {
  let at = begin;
  while ((load<u8>(at) >= 0x30 && load<u8>(at) <= 0x39) || load<u8>(at) == 0x2e /* . */) at += 1;
  return <u32>(at - begin);
}

/** Whether the name that ends with the last quote is one of the texts', or may be one, written with escapes. */
function isTextBefore(quotes: u64): bool {
  const end = quotes == 0 ? lastQuote : lastOf(quotes);
  const begin = (quotes == 0 ? quoteBefore : beforeLastOf(quotes)) + 1;
  const length = <u32>(end - begin);
  if (load<u32>(names) == 0) return false;
  for (let at = names, size = load<u32>(at); size != 0; size = load<u32>(at)) {
    if (size == length && memory.compare(at + 4, begin, length) == 0) return true;
    at += 4 + size;
  }
  for (let at = begin; at < end; at += 1) if (load<u8>(at) == 0x5c /* \ */) return true;
  return false;
}
