// `npm run demo [kv]`: shows what Penstock does, and ends by itself. With --keep it stays up.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Stack } from '../program/stack';
import { demo, type Result } from './demo';
import { kvDemo } from './kv/kv-demo';
import { allIsWell, lastLine } from './summary';
import { invitation, whatToLookAt } from './what-to-look-at';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** As a shell names a program that Ctrl-C ended. */
const interruptedCode = 130;

/** By the word that asks for it: what is run, and how its last line begins. */
const demos = new Map<string | undefined, [run: typeof demo, title: string]>([
  [undefined, [demo, 'demo']],
  ['kv', [kvDemo, 'kv demo']],
]);

async function main(): Promise<void> {
  const options = { keep: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [show, title] = demos.get(positionals[0]) ?? [];
  if (!show || !title || positionals.length > 1) {
    throw new Error(
      `npm run demo -- ${positionals.join(' ')}: there is no such demo; there is kv, and one without a name`,
    );
  }
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const stack = new Stack();
  let result: Result | undefined;
  const run = async () => {
    const { summary, penstock, adminToken } = (result = await show(stack, say));
    ['', ...summary, ''].forEach(say);
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
  say(lastLine(result.progress, result.findings, title));
  process.exit(allIsWell(result.findings) ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
