import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findServer } from '../../src/engine/embedded-server/find-server';

let home: string;
let lines: string[];
const report = (line: string) => void lines.push(line);

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'penstock-find-'));
  lines = [];
});
afterEach(() => rm(home, { recursive: true }));

/** Without a proxy that answers, the SDK's download fails at once, with or without the internet. */
const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  HOME: home,
  PATH: join(home, 'bin'),
  HTTPS_PROXY: 'http://127.0.0.1:9',
  ...more,
});

async function script(path: string, body: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}
const cached = () => join(home, '.cache/penstock/temporal-v1.5.1/temporal');

it('takes the one on PATH first', async () => {
  const path = await script(join(home, 'bin/temporal'), 'echo temporal version 9');
  await expect(findServer(report, env())).resolves.toBe(path);
});

it('takes the cached one when PATH has none', async () => {
  await script(cached(), 'echo temporal version 9');
  await expect(findServer(report, env())).resolves.toBe(cached());
  expect(lines).toEqual(['temporal: not on PATH: none of its folders has one']);
});

it('keeps the cache where XDG_CACHE_HOME says', async () => {
  const path = await script(join(home, 'elsewhere/penstock/temporal-v1.5.1/temporal'), 'echo temporal version 9');
  await expect(findServer(report, env({ XDG_CACHE_HOME: join(home, 'elsewhere') }))).resolves.toBe(path);
});

it('passes over one that does not run', async () => {
  await script(join(home, 'bin/temporal'), 'echo broken >&2; exit 3');
  await script(cached(), 'echo temporal version 9');
  await expect(findServer(report, env())).resolves.toBe(cached());
  expect(lines[0]).toMatch(/bin\/temporal ended with exit code 3: broken/);
});

// A `go` that makes what `go install` would make.
const fakeGo = `case $1 in install) printf '#!/bin/sh\\necho temporal version 9' > "$GOBIN/temporal"; /bin/chmod +x "$GOBIN/temporal";; esac`;

it('builds one with Go and keeps it in the cache', async () => {
  await script(join(home, 'bin/go'), fakeGo);
  await expect(findServer(report, env())).resolves.toBe(cached());
  expect(lines.at(-1)).toMatch(/building with go install, about 3 minutes/);
});

it('lets two builds at once end with one whole executable', async () => {
  await script(join(home, 'bin/go'), fakeGo);
  await expect(Promise.all([findServer(report, env()), findServer(report, env())])).resolves.toEqual([
    cached(),
    cached(),
  ]);
  await expect(readdir(dirname(cached()))).resolves.toEqual(['temporal']);
});

it('says how each way failed when none is left', async () => {
  const error = await findServer(report, env()).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'engineUnavailable' });
  const { message } = error as Error;
  expect(message).toMatch(/not on PATH: none of its folders has one/);
  expect(message).toMatch(/not in the cache: .*temporal is not there/);
  expect(message).toMatch(/not by the SDK's download: .*temporal\.download/);
  expect(message).toMatch(/not by go install: spawn go ENOENT/);
  expect(message).toMatch(/Set TEMPORAL_ADDRESS/);
});
