import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { freePort, isPortFree } from '../../src/engine/embedded-server/ports';
import { startEmbeddedServer, type EmbeddedServerOptions } from '../../src/engine/embedded-server/start-server';
import { superviseEmbeddedServer } from '../../src/engine/embedded-server/supervise-server';
import { isAlive, killHard, runScript } from '../support/child-process';
import { until } from '../support/until';

let directory: string;
let options: EmbeddedServerOptions;
let executable: string;

beforeAll(async () => {
  executable = await findServer(() => undefined);
}, 600_000);
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'penstock-server-'));
  options = {
    executable,
    dbFile: join(directory, 'temporal.db'),
    logFile: join(directory, 'temporal.log'),
    port: await freePort(),
    uiPort: await freePort(),
    namespace: 'default',
    searchAttributes: { PenstockSink: 'Keyword' },
  };
});
afterEach(() => rm(directory, { recursive: true }));

async function searchAttributesAt(address: string): Promise<string[]> {
  const connection = await Connection.connect({ address });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
  await connection.close();
  return Object.keys(customAttributes).filter((name) => name.startsWith('Penstock'));
}

describe('startEmbeddedServer', () => {
  it('answers with a server that knows the namespace and the search attributes', async () => {
    const server = await startEmbeddedServer(options);
    await expect(searchAttributesAt(server.address)).resolves.toEqual(['PenstockSink']);
    const ui = await fetch(server.uiAddress);
    expect(ui.status).toBe(200);
    await server.stop();
  });

  it('registers a search attribute that a database of an earlier version lacks', async () => {
    await (await startEmbeddedServer(options)).stop();
    const searchAttributes = { PenstockSink: 'Keyword', PenstockSource: 'Keyword' } as const;
    const server = await startEmbeddedServer({ ...options, searchAttributes });
    expect((await searchAttributesAt(server.address)).sort()).toEqual(['PenstockSink', 'PenstockSource']);
    await server.stop();
  });

  it('stops within 5 s and leaves its ports free', async () => {
    const server = await startEmbeddedServer(options);
    const began = Date.now();
    await server.stop();
    expect(Date.now() - began).toBeLessThan(5_000);
    await expect(isPortFree(options.port)).resolves.toBe(true);
    await expect(isPortFree(options.uiPort)).resolves.toBe(true);
  });

  it('names a port that is taken', async () => {
    const other = createServer().listen(options.uiPort, '127.0.0.1');
    await once(other, 'listening');
    await expect(startEmbeddedServer(options)).rejects.toThrow(`port ${options.uiPort} of 127.0.0.1 is taken`);
    other.close();
  });

  it('shows why a server panicked, not the stacks it wrote after it', async () => {
    const panicking = join(directory, 'panicking');
    const stack =
      'goroutine 1 [running]:\nmain.main()\n\t/server/main.go:18 +0x170\ncreated by net.serve in goroutine 2';
    await writeFile(panicking, `#!/bin/sh\nprintf 'panic: no port\\n\\n%b\\n' '${stack}' >&2\nexit 2\n`, {
      mode: 0o755,
    });
    await expect(startEmbeddedServer({ ...options, executable: panicking })).rejects.toThrow(
      /exit code 2; .* ends with: panic: no port$/,
    );
  });

  it('shows the end of the log when the server does not come up', async () => {
    const start = startEmbeddedServer({ ...options, dbFile: join(directory, 'no/such/folder.db') });
    await expect(start).rejects.toThrow(
      /did not start: it ended with exit code 1; .*temporal\.log ends with: .*no\/such/,
    );
  });

  it('dies with its parent, even by kill -9', async () => {
    const parent = await runScript(join(__dirname, 'scripts/start-server.ts'), JSON.stringify(options));
    const pid = Number(parent.firstLine);
    expect(isAlive(pid)).toBe(true);
    await killHard(parent.process);
    await until('the port to be free', () => isPortFree(options.port));
    await until('the server to end', () => !isAlive(pid));
  });
});

describe('superviseEmbeddedServer', () => {
  it('starts a killed server again at the same address', async () => {
    const lines: string[] = [];
    const server = await superviseEmbeddedServer(options, (line) => void lines.push(line));
    const first = server.pid;
    process.kill(first, 'SIGKILL');
    await until('another server', () => server.pid !== first);
    await expect(searchAttributesAt(server.address)).resolves.toEqual(['PenstockSink']);
    expect(lines[0]).toBe('temporal: the server ended with SIGKILL; starting it again in 0.5 s');
    await server.stop();
    await expect(isPortFree(options.port)).resolves.toBe(true);
  });

  it('stops while it waits to start again', async () => {
    const lines: string[] = [];
    const server = await superviseEmbeddedServer(options, (line) => void lines.push(line));
    process.kill(server.pid, 'SIGKILL');
    await until('its death to be noticed', () => lines.length > 0);
    await server.stop();
    await expect(isPortFree(options.port)).resolves.toBe(true);
  });
});
