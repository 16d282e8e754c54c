import { mkdir, mkdtemp, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  holdScratchFolder,
  lockStateDirectory,
  makeStateDirectory,
  readOrCreate,
} from '../../src/engine/state-directory';
import { killHard, runScript } from '../support/child-process';

let parent: string;
let directory: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'penstock-state-'));
  directory = join(parent, '.penstock');
});
afterEach(() => rm(parent, { recursive: true }));

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const holdElsewhere = (platform: string) =>
  runScript(join(__dirname, 'scripts/hold-state-directory.ts'), directory, platform);

describe('the directory', () => {
  it('is made for its owner alone', async () => {
    await makeStateDirectory(directory);
    await expect(mode(directory)).resolves.toBe('700');
  });

  it('is closed to others when it was open', async () => {
    await mkdir(directory, { mode: 0o755 });
    await makeStateDirectory(directory);
    await expect(mode(directory)).resolves.toBe('700');
  });
});

it.each([
  ['the directory', ''],
  ['a part of its path', '/deeper'],
])('says that %s is a file', async (_, below) => {
  await writeFile(directory, '');
  await expect(makeStateDirectory(directory + below)).rejects.toMatchObject({
    code: 'settingInvalid',
    message: expect.stringContaining(
      `${directory}${below} cannot be used: it, or a part of its path, is a file`,
    ) as string,
  });
});

describe('a file in it', () => {
  beforeEach(() => makeStateDirectory(directory));

  it('is made once, for its owner alone', async () => {
    await expect(readOrCreate(directory, 'admin-token', () => 'first')).resolves.toBe('first');
    await expect(readOrCreate(directory, 'admin-token', () => 'second')).resolves.toBe('first');
    await expect(mode(join(directory, 'admin-token'))).resolves.toBe('600');
  });

  it('is made anew when it is empty', async () => {
    await writeFile(join(directory, 'admin-token'), '\n', { mode: 0o644 });
    await expect(readOrCreate(directory, 'admin-token', () => 'text')).resolves.toBe('text');
    await expect(mode(join(directory, 'admin-token'))).resolves.toBe('600');
  });

  it('leaves nothing beside it', async () => {
    await readOrCreate(directory, 'admin-token', () => 'text');
    await expect(readdir(directory)).resolves.toEqual(['admin-token']);
  });
});

describe.each([
  ['an abstract socket', 'linux'],
  ['a socket file', 'darwin'],
] as const)('the lock by %s', (_, platform) => {
  beforeEach(() => makeStateDirectory(directory));

  it('refuses a second process and names the first', async () => {
    const holder = await holdElsewhere(platform);
    const refusal = lockStateDirectory(directory, platform);
    await expect(refusal).rejects.toMatchObject({ code: 'stateDirectoryInUse' });
    await expect(refusal).rejects.toThrow(`${directory} is in use by process ${holder.process.pid};`);
    await killHard(holder.process);
  });

  it('is free again when its holder was killed', async () => {
    await killHard((await holdElsewhere(platform)).process);
    const lock = await lockStateDirectory(directory, platform);
    await lock.release();
  });

  it('is free again after its release', async () => {
    await (await lockStateDirectory(directory, platform)).release();
    await (await lockStateDirectory(directory, platform)).release();
  });

  it('is refused by another path to the same directory', async () => {
    const lock = await lockStateDirectory(directory, platform);
    const link = join(parent, 'link');
    await symlink(directory, link);
    await expect(lockStateDirectory(link, platform)).rejects.toThrow(`process ${process.pid};`);
    await lock.release();
  });

  // As by a bind mount, which only root may make: another real path.
  it('is refused by the path that the directory was moved to', async () => {
    const lock = await lockStateDirectory(directory, platform);
    const moved = join(parent, 'moved');
    await rename(directory, moved);
    await expect(lockStateDirectory(moved, platform)).rejects.toThrow(`process ${process.pid};`);
    await lock.release();
  });

  it('names the holder as unknown when it does not answer', async () => {
    const holder = await holdElsewhere(platform);
    holder.process.kill('SIGSTOP');
    await expect(lockStateDirectory(directory, platform)).rejects.toThrow('process unknown');
    await killHard(holder.process);
  });
});

describe('a scratch folder', () => {
  it('is of one holder, and the next one finds it empty', async () => {
    const [one, two] = [await holdScratchFolder(directory), await holdScratchFolder(directory)];
    expect(two.path).not.toBe(one.path);
    await mkdir(join(one.path, 'spool'));
    await one.release();
    const again = await holdScratchFolder(directory);
    expect(again.path).toBe(one.path);
    await expect(readdir(again.path)).resolves.toEqual([]);
    await Promise.all([two.release(), again.release()]);
  });
});
