// `npm run demo`: shows what Penstock does, on real events, and ends by itself. With --keep it stays up.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Stack } from '../program/stack';
import { demo, type Result } from './demo';
import { allIsWell, lastLine, summary, whatToLookAt } from './summary';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const stack = new Stack();
  let result: Result | undefined;
  const run = async () => {
    result = await demo(stack, say);
    ['', ...summary(result.progress, result.findings), ''].forEach(say);
    whatToLookAt(result.penstock.temporalUi, values.keep).forEach(say);
    if (!values.keep) return;
    stayUp(result);
    await interrupted;
  };

  try {
    await Promise.race([run(), interrupted]);
  } finally {
    if (!result || values.keep) say('\nStopping.');
    await stack.stop();
  }
  if (result) say(`\n${lastLine(result.progress, result.findings)}`);
  // Anything else ended before it was done, by Ctrl-C.
  process.exit(!result ? 130 : allIsWell(result.findings) ? 0 : 1);
}

function stayUp({ penstock, adminToken }: Result): void {
  say(`
The API answers to its token:
  curl -H 'Authorization: Bearer ${adminToken}' ${penstock.api}/v1/deliveries?state=dead

Everything stays up until Ctrl-C; then its state, in ${penstock.stateDirectory}, is removed.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
