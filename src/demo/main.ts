// `npm run demo`: shows what Penstock does, on real events, and ends by itself. With --keep it stays up.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Stack } from '../program/stack';
import { demo, type Result } from './demo';
import { allIsWell, lastLine, summary } from './summary';
import { invitation, whatToLookAt } from './what-to-look-at';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** As a shell names a program that Ctrl-C ended. */
const interruptedCode = 130;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const stack = new Stack();
  let result: Result | undefined;
  const run = async () => {
    const { progress, accounts, findings, penstock, adminToken } = (result = await demo(stack, say));
    ['', ...summary(progress, accounts, findings), ''].forEach(say);
    if (!values.keep) return invitation.forEach(say);
    whatToLookAt(penstock, adminToken).forEach(say);
    await interrupted;
  };

  try {
    await Promise.race([run(), interrupted]);
  } finally {
    say('\nStopping.');
    await stack.stop();
  }
  if (!result) process.exit(interruptedCode);
  say(lastLine(result.progress, result.findings));
  process.exit(allIsWell(result.findings) ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
