import type { Command } from 'commander';
import type { Check } from '../doctor/check';
import { lookOf, painted, type Look } from '../output/look';
import { printable } from '../output/printable';
import type { ConnectionOptions } from '../penstock/find-penstock';
import { say, type Terminal } from '../terminal';
import { withConnection } from './api-command';

export function addDoctor(program: Command, terminal: Terminal, setExitCode: (code: number) => void): void {
  const command = program
    .command('doctor')
    .description('check that all is in order, and say what to do where it is not');
  withConnection(command).action(async (options: ConnectionOptions & { json?: true }) => {
    // Loaded only here: the engine's libraries take longer than most other commands altogether.
    const { examine } = await import('../doctor/examine.js');
    const checks = await examine(options, terminal.env);
    const ok = checks.every((check) => check.ok);
    say(terminal.stdout, options.json ? JSON.stringify({ ok, checks }) : report(checks, lookOf(terminal)));
    if (!ok) setExitCode(1);
  });
}

export function report(checks: Check[], look: Look): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map(({ name, ok, message, advice }) => {
      const verdict = ok ? 'ok' : 'problem';
      const line = `${painted(verdict, look)}${' '.repeat(9 - verdict.length)}${name.padEnd(width)}  ${printable(message)}`;
      return advice === undefined ? line : `${line}\n${' '.repeat(11 + width)}${printable(advice)}`;
    })
    .join('\n');
}
