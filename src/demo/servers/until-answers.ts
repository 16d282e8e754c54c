// Waiting for a server that was just started.
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines } from '../../engine/embedded-server/run-command';
import type { TiedProcess } from '../../engine/embedded-server/tied-process';
import { PenstockError } from '../../model/errors';

const startWithinMs = 120_000;
const lookEveryMs = 50;

/** `name`: for people. Throws `serverNotStarted` with the last lines of its log, and kills it, when it never answers. */
export async function untilAnswers(
  name: string,
  { process, log, answers }: { process: TiedProcess; log: string; answers: () => Promise<boolean> },
): Promise<void> {
  let ended: string | undefined;
  void process.ended.then((how) => (ended = how));
  const deadline = Date.now() + startWithinMs;
  while (ended === undefined && Date.now() < deadline) {
    if (await answers()) return;
    await pause(lookEveryMs);
  }
  process.kill();
  const how = ended === undefined ? `did not answer within ${startWithinMs / 1000} s` : `ended with ${ended}`;
  throw new PenstockError('serverNotStarted', `${name} ${how}: ${lastLines(await readFile(log, 'utf8'), 3)}`);
}
