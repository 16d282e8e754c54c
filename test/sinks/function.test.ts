import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFunctions } from '../../src/functions/find-functions';
import { scopesOf } from '../../src/model/access';
import type { SinkContext } from '../../src/sinks/define-sink';
import { functionSink } from '../../src/sinks/function';
import { anEvent } from '../support/event';
import { startReceiver } from '../support/receiver';
import { anAttempt, endAttempts } from '../support/sink-attempt';
import { functionsDirectory } from '../support/world';

afterAll(endAttempts);

const run = async (
  name: string,
  event = anEvent(),
  signal = AbortSignal.timeout(20_000),
  memoryMb = 64,
  directory = functionsDirectory,
) => {
  const given = { config: { function: name, memoryMb }, secrets: { apiKey: 'k-1' }, event, signal };
  const [request, context] = anAttempt(functionSink, given);
  const { receipt } = await functionSink.perform(request, { ...context, functionsDirectory: directory });
  return receipt.data?.['answer'];
};
const misbehave = (type: string, ...more: [AbortSignal?, number?]) => run('misbehaves', anEvent({ type }), ...more);

describe('a function', () => {
  it('in TypeScript is given the event and who it works for, and its answer is the receipt', async () => {
    expect(await run('echo', anEvent({ depth: 2 }))).toEqual({
      ...{ order: 42, depth: 2, attempt: 1, principal: 'admin' },
      secrets: ['apiKey'],
    });
  });

  it('of a project has its key-value store, and its sources, under their own names', async () => {
    const asked: unknown[] = [];
    const inward: SinkContext['inward'] = {
      rightsOf: () => Promise.resolve({ scopes: scopesOf('owner') }),
      readKey: (key) => Promise.resolve(void asked.push(key)),
      mutate: ({ collection, key }) => {
        asked.push({ collection, key });
        return Promise.resolve({ kind: 'written', operation: 'insert', revision: 1 });
      },
      emit: (sourceId) => Promise.resolve({ uid: String(asked.push(sourceId)), duplicate: false }),
      keepLog: () => Promise.resolve(),
    };
    const event = anEvent({ sourceId: 'alpha~shop', body: '{"order":{"id":7}}' });
    const [request, context] = anAttempt(functionSink, {
      config: { function: 'triggers' },
      secrets: { key: 'k' },
      event,
    });
    await expect(functionSink.perform(request, { ...context, inward, functionsDirectory })).rejects.toThrow('not yet');
    const orders = { collection: 'alpha~counts', key: 'orders' };
    expect(asked).toEqual([orders, orders, 'alpha~shop', 'alpha~shop']);
  });

  it('that is not there fails for good, and those that are there are named', async () => {
    await expect(run('nobody')).rejects.toMatchObject({
      code: 'functionNotFound',
      message: expect.stringContaining('there is no function "nobody"') as string,
    });
  });

  it('that throws is attempted again, unless what it throws is a PermanentError', async () => {
    await expect(misbehave('throws')).rejects.toMatchObject({ code: 'functionFailed', message: 'try again' });
    await expect(misbehave('refuses')).rejects.toMatchObject({ code: 'functionRefused', message: 'never' });
  });

  it('that is answered what is no JSON is attempted again', async () => {
    await expect(misbehave('misreads')).rejects.toMatchObject({ code: 'functionFailed' });
  });

  it('that does not load fails for good', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'functions-'));
    await writeFile(join(directory, 'broken.mjs'), 'export default (');
    await expect(run('broken', anEvent(), undefined, 64, directory)).rejects.toMatchObject({ code: 'functionRefused' });
  });

  it('that loops is ended with its attempt', async () => {
    const limit = AbortSignal.timeout(1500);
    await expect(misbehave('loops', limit)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('that fills the memory is ended, and Penstock goes on', async () => {
    await expect(misbehave('fills', undefined, 32)).rejects.toMatchObject({
      code: 'functionFailed',
      message: 'it took more than 32 MB of memory',
    });
  });

  it.each(['waits', 'exits'])('that %s instead of answering has failed', async (type) => {
    await expect(misbehave(type)).rejects.toMatchObject({
      code: 'functionFailed',
      message: expect.stringContaining('it ended without an answer') as string,
    });
  });

  it('does not see the environment of Penstock, where its keys are', async () => {
    expect(await misbehave('shows')).toEqual([]);
  });

  it('fetches through the address guard', async () => {
    const receiver = await startReceiver({ body: 'hello' });
    expect(await misbehave(`${receiver.url}/x`)).toBe('hello');
    await expect(misbehave('http://169.254.169.254/')).rejects.toMatchObject({ code: 'functionRefused' });
    await receiver.close();
  });
});

it('finds the modules of a directory by their names', async () => {
  expect(await listFunctions(functionsDirectory)).toEqual([
    { name: 'echo', path: join(functionsDirectory, 'echo.ts') },
    { name: 'misbehaves', path: join(functionsDirectory, 'misbehaves.js') },
    { name: 'principals', path: join(functionsDirectory, 'principals.mjs') },
    { name: 'triggers', path: join(functionsDirectory, 'triggers.mjs') },
  ]);
});
