// Runs a demo by its name: shows it, and ends it with all it has started.
import { stopAsked } from '../cli/roles/stop-signals';
import { say, type Terminal } from '../cli/terminal';
import { PenstockError } from '../model/errors';
import { Stack } from '../program/stack';
import type { Shown } from './shown';
import { commandLine } from './what-to-look-at';

type Demo = (stack: Stack, say: (line: string) => void) => Promise<Shown>;

/** Each loaded only when it is shown. `events` is the one that is shown when none is named. */
const demos = {
  events: async () => (await import('./demo.js').catch(refuseWithoutExamples)).demo,
  kv: async () => (await import('./kv/kv-demo.js')).kvDemo,
  iceberg: async () => (await import('./iceberg/iceberg-demo.js')).icebergDemo,
} satisfies Record<string, () => Promise<Demo>>;

export type DemoName = keyof typeof demos;

/** As a shell names a program that Ctrl-C ended. */
const interruptedCode = 130;

/** Answers the exit code: 1 when something is not as it is to be. With `keep` it stays up until it is asked to stop. */
export async function runDemo(
  name: DemoName,
  { keep = false }: { keep?: boolean },
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): Promise<number> {
  const show = await demos[name]();
  const print = (line: string) => say(stdout, line);
  const asked = stopAsked(stderr);
  const stack = new Stack();
  let shown: Shown | undefined;
  const run = async () => {
    shown = await show(stack, print);
    ['', ...shown.summary, ''].forEach(print);
    if (!keep) return invitation(name).forEach(print);
    shown.whatToLookAt.forEach(print);
    await asked;
  };
  try {
    if ((await Promise.race([run(), asked])) !== 'asked') print('\nStopping.');
  } finally {
    await stack.stop();
  }
  if (!shown) return interruptedCode;
  print(shown.lastLine);
  return shown.isWell ? 0 : 1;
}

const invitation = (name: DemoName): string[] => [
  'To look around afterwards, in the Temporal UI and at the API:',
  `  ${commandLine} demo ${name} --keep`,
];

function refuseWithoutExamples(cause: NodeJS.ErrnoException): never {
  if (cause.code !== 'MODULE_NOT_FOUND') throw cause;
  const message = "the examples of GitHub's events are there only in a checkout after `npm ci`; or show kv or iceberg";
  throw new PenstockError('programMissing', message, { cause });
}
