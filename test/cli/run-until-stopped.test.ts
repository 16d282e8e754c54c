import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** Runs the role; `act` is called once it is up. */
async function run(how: string, act: (kill: (signal: NodeJS.Signals) => void) => unknown = () => undefined) {
  const script = ['-r', join(__dirname, '../support/register-typescript.js'), join(__dirname, 'scripts/role.ts'), how];
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [ended, stdout, stderr] = [once(child, 'exit'), text(child.stdout), text(child.stderr)];
  child.stdout.once('data', () => act((signal) => child.kill(signal)));
  const [exitCode] = (await ended) as [number | null];
  return { exitCode, stdout: await stdout, stderr: await stderr };
}

it.each(['SIGINT', 'SIGTERM'] as const)('stops all parts in reverse order at %s', async (signal) => {
  await expect(run('works', (kill) => kill(signal))).resolves.toEqual({
    exitCode: 0,
    stdout: 'up\nsecond part stopped\nfirst part stopped\n',
    stderr: 'stopping…\n',
  });
});

it('ends at once at the second Ctrl-C', async () => {
  const ran = await run('hangs', async (kill) => {
    kill('SIGINT');
    await pause(500);
    kill('SIGINT');
  });
  expect(ran.exitCode).toBe(130);
});

it('takes two signals at the same time for one', async () => {
  const ran = await run('works', (kill) => {
    kill('SIGINT');
    kill('SIGTERM');
  });
  expect(ran).toMatchObject({ exitCode: 0, stderr: 'stopping…\n' });
});

it('gives up within 10 s on a part that does not stop, and names it', async () => {
  await expect(run('hangs', (kill) => kill('SIGTERM'))).resolves.toMatchObject({
    exitCode: 1,
    stderr: 'stopping…\nerror: not stopped within 9.5 s: "second part" hangs\n',
  });
});

it('gives a part that may take its time that time besides', async () => {
  await expect(run('flushes', (kill) => kill('SIGTERM'))).resolves.toEqual({
    exitCode: 0,
    stdout: 'up\nsecond part stopped\nfirst part stopped\n',
    stderr: 'stopping…\n',
  });
});

it('stops and says why when it cannot go on', async () => {
  await expect(run('fails')).resolves.toEqual({
    exitCode: 1,
    stdout: 'up\nsecond part stopped\nfirst part stopped\n',
    stderr: 'error: it broke\nhint: Look for the error in the log of the process that answered.\n',
  });
});

it('stops what was started when the rest does not start, without a stack trace', async () => {
  await expect(run('refuses')).resolves.toEqual({
    exitCode: 1,
    stdout: 'first part stopped\n',
    stderr: 'error: no PostgreSQL answers\nhint: Check the PostgreSQL server or the state directory.\n',
  });
});
