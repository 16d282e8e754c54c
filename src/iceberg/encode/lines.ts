// Files with one record a line: looked through in pieces, and copied without some lines.

import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
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
const lineEnd = Buffer.from('\n');

/** The file in pieces that end with a line. A piece is overwritten by the next. */
async function* pieces(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    let buffer = Buffer.allocUnsafeSlow(pieceBytes);
    let filled = 0;
    for (;;) {
      if (filled === buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
      const end = buffer.lastIndexOf(newline, filled - 1) + 1;
      if (end === 0) continue;
      yield buffer.subarray(0, end);
      buffer.copyWithin(0, end, filled);
      filled -= end;
    }
    if (filled > 0) yield buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

export interface LookAt {
  /** Finds lines that must be judged; absent when all must. */
  suspects: FindSuspects | undefined;
  /** Longer lines are poison. */
  maxLineBytes: number;
  /** What is wrong with a line. */
  judge: (line: Buffer) => string | undefined;
}

export interface Looked {
  lines: number;
  poison: PoisonLine[];
}

/** Counts the lines, and judges those that are suspect. */
export async function lookThrough(file: string, { suspects: find, maxLineBytes, judge }: LookAt): Promise<Looked> {
  const poison: PoisonLine[] = [];
  let lines = 0;
  for await (const piece of pieces(file)) {
    const suspects = find?.(piece);
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
      const room = out.write(Buffer.concat([bytes, lineEnd]));
      if (!room) await Promise.race([once(out, 'drain'), done]);
    }
  } finally {
    out.end();
  }
  await done;
}

/** The bytes are overwritten when the next is asked for. */
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
