import { tryFunction } from '../../src/cli/functions/try-function';
import { anEvent } from '../support/event';
import { functionsDirectory } from '../support/world';
import { runCli } from './run-cli';

const env = { PENSTOCK_FUNCTIONS_DIR: functionsDirectory };

it('lists the functions of a directory', async () => {
  const { stdout, exitCode } = await runCli(['functions', 'list'], env);
  expect(stdout.match(/^[a-z]+(?= )/gm)).toEqual(['echo', 'misbehaves', 'principals', 'triggers']);
  expect(exitCode).toBe(0);
});

it('tries a function, and tells what it would write and emit', async () => {
  const data = ['--data', '{"order":{"id":7}}', '--secret', 'key=k-1'];
  const { stdout, exitCode } = await runCli(['functions', 'test', 'triggers', ...data], env);
  expect(stdout.trim().split('\n')).toEqual([
    'info: attempt 1, key [secret]',
    'counts/orders: writes 1',
    'emits order.counted into test: {"of":7}',
    'emits order.seen into test: null',
    'fails: not yet, says [secret]',
  ]);
  expect(exitCode).toBe(1);
});

it('says of a function that goes on for too long that it does', async () => {
  const event = anEvent({ type: 'loops' });
  const trial = { directory: functionsDirectory, name: 'misbehaves', event, secrets: {}, allowAddresses: [] };
  await expect(tryFunction({ ...trial, timeLimitMs: 500 })).resolves.toMatchObject({
    failure: 'it did not end within 0.5 s',
  });
});

it('says what to give when it does not know where the functions are', async () => {
  const { stderr, exitCode } = await runCli(['functions', 'list']);
  expect(stderr).toContain('give --functions-dir, or set PENSTOCK_FUNCTIONS_DIR');
  expect(exitCode).not.toBe(0);
});
