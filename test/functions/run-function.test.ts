import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runFunction } from '../../src/functions/run-function';
import { compiledPath } from '../../src/model/compiled-path';
import type { FunctionLogLine } from '../../src/model/inward';
import { functionEvent } from '../../src/sinks/function';
import { anEvent } from '../support/event';
import { functionsDirectory } from '../support/world';

/** What comes out of the thread. */
async function run(type: string, data: unknown, path = join(functionsDirectory, 'misbehaves.js')) {
  const lines: FunctionLogLine[] = [];
  const answer = await runFunction({
    input: {
      path,
      event: { ...functionEvent(anEvent({ type })), data },
      secrets: { apiKey: 'open-sesame' },
      delivery: { id: 'd-1', attempt: 1 },
      principal: 'admin',
    },
    calls: { emit: () => new Promise(() => undefined) } as never,
    log: (level, message) => void lines.push({ level, message }),
    memoryMb: 64,
    offTheClock: (wait) => wait,
    signal: AbortSignal.timeout(20_000),
  });
  return { answer, lines };
}

/** In a process that has compiled no TypeScript before, as this one has. */
const runTwice = `
  const [program, path] = process.argv.slice(1);
  const { runFunction } = require(program);
  const event = { type: 'said', data: { order: { id: 1 } } };
  const input = { path, event, secrets: {}, delivery: { id: 'd-1', attempt: 1 }, principal: 'admin' };
  const signal = AbortSignal.timeout(20_000);
  const run = () => runFunction({ input, calls: {}, memoryMb: 64, offTheClock: (wait) => wait, signal });
  run().then(run).then(() => console.log('ran twice'));
`;

describe('the thread of a function', () => {
  it('says no more than 200 lines of 2,000 characters', async () => {
    const { lines } = await run('says', Array<string>(1000).fill('x'.repeat(5000)));
    expect(lines).toEqual(Array(200).fill({ level: 'info', message: 'x'.repeat(2000) }));
  });

  it('does not say the beginning of a secret at the edge of what it says', async () => {
    const { lines } = await run('says', [`${'x'.repeat(1990)}open-sesame`]);
    expect(lines[0]?.message).toBe(`${'x'.repeat(1990)}[secret]`);
  });

  it('answers no more than 64 KB', async () => {
    expect((await run('answers', 'x'.repeat(65_534))).answer).toHaveLength(65_534);
    expect((await run('answers', 'x'.repeat(65_535))).answer).toBe('more than 65536 bytes');
  });

  it('waits for no more than 200 answers at a time, so that a loop ends that awaits none', async () => {
    await expect(run('floods', null)).rejects.toMatchObject({
      code: 'functionFailed',
      message: 'more than 200 calls wait for their answers: await some before you make more',
    });
  });

  it('may be the second one to load TypeScript', async () => {
    const paths = [compiledPath('src/functions/run-function.js'), join(functionsDirectory, 'echo.ts')];
    const ran = promisify(execFile)(process.execPath, ['-e', runTwice, ...paths]);
    await expect(ran).resolves.toMatchObject({ stdout: 'ran twice\n' });
  });

  it('refuses TypeScript that does not parse for good, and says where, without the stack of the compiler', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'penstock-functions-')), 'unfinished.ts');
    writeFileSync(path, 'export default function (');
    const said = { code: 'functionRefused', message: expect.stringContaining('unfinished.ts:1:') as string };
    await expect(run('any', null, path)).rejects.toMatchObject(said);
    await expect(run('any', null, path)).rejects.not.toThrow(/Caused by|backtrace/);
  });
});
