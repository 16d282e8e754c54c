// Files with one record a line: looked through in pieces, and copied without some lines.

import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { LineScanner, type Suspicion } from './line-scanner';

export interface PoisonLine {
  /** From 1. */
  line: number;
  reason: string;
}

const pieceBytes = 1024 * 1024;
const newline = 10;
const lineEnd = Buffer.from('\n');

/**
 * The file in pieces that end with a line, each at the begin of the room for them, where the next one comes. `room`: gives so many
 * bytes of it, with all that is there already.
 */
async function* pieces(file: string, room: (bytes: number, before?: Buffer) => Buffer): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    let buffer = room(pieceBytes);
    let filled = 0;
    for (;;) {
      if (filled === buffer.length) buffer = room(2 * buffer.length, buffer);
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
  /** Absent when all lines must be judged. */
  suspicion: Suspicion | undefined;
  /** Longer lines are poison. */
  maxLineBytes: number;
  /** What is wrong with a line. */
  judge: (line: Buffer) => string | undefined;
}

export interface Looked {
  lines: number;
  poison: PoisonLine[];
}

/** Those that nobody uses just now: files may be looked through at the same time. */
const scanners: LineScanner[] = [];

/** Counts the lines, and judges those that are suspect. */
export async function lookThrough(file: string, { suspicion, maxLineBytes, judge }: LookAt): Promise<Looked> {
  const scanner = scanners.pop() ?? new LineScanner();
  scanner.want(suspicion, maxLineBytes);
  const poison: PoisonLine[] = [];
  let lines = 0;
  try {
    for await (const piece of pieces(file, (bytes) => scanner.room(bytes))) {
      for (const { line, begin, end } of scanner.suspects(piece.length)) {
        const isLong = end - begin > maxLineBytes;
        const reason = isLong ? `longer than ${maxLineBytes} bytes` : judge(piece.subarray(begin, end));
        if (reason !== undefined) poison.push({ line: lines + line + 1, reason });
      }
      lines += scanner.lines();
    }
  } finally {
    scanners.push(scanner);
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
  // Heard at the end, whenever it fails.
  done.catch(() => undefined);
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

const moreRoom = (bytes: number, before?: Buffer): Buffer =>
  before ? Buffer.concat([before], bytes) : Buffer.allocUnsafeSlow(bytes);

/** Numbered from 1. The bytes are overwritten when the next is asked for. */
export async function* linesOf(file: string): AsyncGenerator<{ line: number; bytes: Buffer }> {
  let line = 0;
  for await (const piece of pieces(file, moreRoom)) {
    for (let start = 0; start < piece.length;) {
      const found = piece.indexOf(newline, start);
      const end = found === -1 ? piece.length : found;
      yield { line: ++line, bytes: piece.subarray(start, end) };
      start = end + 1;
    }
  }
}
