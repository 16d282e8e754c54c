// Files with one record a line: looked through in pieces, and copied without some lines.

import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import type { FindSuspects } from './suspects';

export interface PoisonLine {
  /** From 1. */
  line: number;
  reason: string;
}

const pieceBytes = 1024 * 1024;
const newline = 10;

/** The file in pieces that end with a line, and the number of each piece's first line, from 1. */
async function* pieces(file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end === 0) {
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    if (rest.length > 0) yield Buffer.concat([rest, chunk.subarray(0, end)]);
    else yield chunk.subarray(0, end);
    rest = Buffer.from(chunk.subarray(end));
  }
  if (rest.length > 0) yield rest;
}

export interface LookAt {
  /** Finds lines that must be judged; absent when all must. */
  suspects: FindSuspects | undefined;
  /** Longer lines are poison. */
  maxLineBytes: number;
  /** What is wrong with a line. */
  judge: (line: Buffer) => string | undefined;
}

/** Counts the lines, and judges those that are suspect. */
export async function lookThrough(
  file: string,
  { suspects: find, maxLineBytes, judge }: LookAt,
): Promise<{ lines: number; poison: PoisonLine[] }> {
  const poison: PoisonLine[] = [];
  let lines = 0;
  for await (const piece of pieces(file)) {
    const suspects = find?.(piece.toString('latin1'));
    let next = 0;
    for (let start = 0; start < piece.length;) {
      const found = piece.indexOf(newline, start);
      const end = found === -1 ? piece.length : found;
      lines++;
      let isSuspect = suspects === undefined;
      while (suspects && next < suspects.length && suspects[next]! < end) {
        isSuspect = true;
        next++;
      }
      if (end - start > maxLineBytes) poison.push({ line: lines, reason: `longer than ${maxLineBytes} bytes` });
      else if (isSuspect) {
        const reason = judge(piece.subarray(start, end));
        if (reason !== undefined) poison.push({ line: lines, reason });
      }
      start = end + 1;
    }
  }
  return { lines, poison };
}

/** Judges the named lines. */
export async function judgeLines(
  file: string,
  named: ReadonlySet<number>,
  judge: (line: Buffer) => string | undefined,
): Promise<PoisonLine[]> {
  const poison: PoisonLine[] = [];
  for await (const { line, bytes } of linesOf(file)) {
    const reason = named.has(line) ? judge(bytes) : undefined;
    if (reason !== undefined) poison.push({ line, reason });
  }
  return poison;
}

/** Copies the file without the named lines. */
export async function copyWithout(file: string, target: string, named: ReadonlySet<number>): Promise<void> {
  const out = createWriteStream(target, { highWaterMark: pieceBytes });
  const done = finished(out);
  try {
    for await (const { line, bytes } of linesOf(file)) {
      if (named.has(line)) continue;
      const room = out.write(bytes) && out.write('\n');
      if (!room) await Promise.race([once(out, 'drain'), done]);
    }
  } finally {
    out.end();
  }
  await done;
}

async function* linesOf(file: string): AsyncGenerator<{ line: number; bytes: Buffer }> {
  let line = 0;
  for await (const piece of pieces(file)) {
    for (let start = 0; start < piece.length;) {
      const found = piece.indexOf(newline, start);
      const end = found === -1 ? piece.length : found;
      yield { line: ++line, bytes: piece.subarray(start, end) };
      start = end + 1;
    }
  }
}
