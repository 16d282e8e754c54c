// Programs in folders of their own on PATH, as a machine has them or lacks them.
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchByMaven, requireJava } from '../../src/demo/servers/java';

/** An environment whose PATH has only programs of these names and scripts. */
async function programs(scripts: Record<string, string>): Promise<NodeJS.ProcessEnv> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-programs-'));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return { PATH: folder };
}

describe('Java', () => {
  it.each(['openjdk 17.0.15 2025-04-15', 'java 21 2023-09-19', 'openjdk 26-ea 2026-03-17'])(
    'may be %s',
    async (said) => {
      await requireJava(await programs({ java: `echo '${said}'` }));
    },
  );

  it.each<[string, Record<string, string>, string]>([
    ['is not there', {}, 'there is no "java" on PATH'],
    ['is too old', { java: "echo 'openjdk 11.0.2 2019-01-15'" }, '"java" is openjdk 11.0.2'],
    ['does not run', { java: 'echo no runtime >&2; exit 2' }, 'exit code 2: no runtime'],
  ])('that %s is named, with what to install', async (_what, scripts, message) => {
    const asked = requireJava(await programs(scripts));
    await expect(asked).rejects.toMatchObject({ code: 'programMissing' });
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toThrow('apt-get install default-jre-headless');
  });
});

describe('Maven', () => {
  const fetch = async (scripts: Record<string, string>, signal?: AbortSignal) =>
    fetchByMaven({
      ...{ what: 'a broker (46 MB)', args: ['dependency:copy'], folder: tmpdir(), signal },
      ...{ env: await programs(scripts), report: () => undefined },
    });

  it('that is not there is named, with what to install', async () => {
    const fetching = fetch({});
    await expect(fetching).rejects.toMatchObject({ code: 'programMissing' });
    await expect(fetching).rejects.toThrow(/fetch a broker \(46 MB\), and there is no "mvn".*apt-get install maven/);
  });

  it('that gets at nothing is quoted with what it says first, and a network is asked for', async () => {
    const said =
      "echo '\u001b[0m[ERROR] Failed: Unknown host repo.example -> [Help 1]'; echo '[ERROR] Re-run Maven'; echo '\u001b[0m' >&2; exit 1";
    await expect(fetch({ mvn: said })).rejects.toThrow(/: Failed: Unknown host repo\.example\. It needs a network/);
  });

  it('ends when the demo is stopped', async () => {
    const off = new AbortController();
    const fetching = fetch({ mvn: 'exec /bin/sleep 60' }, off.signal);
    off.abort(new Error('the demo was stopped'));
    await expect(fetching).rejects.toThrow('the demo was stopped');
  });
});
