// What the Iceberg tests run against: the Apache REST catalog, an S3 server, and pyiceberg as an independent reader.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findCatalog, isCatalogCached, onFiles, prepareCatalog } from '../../../src/demo/servers/rest-catalog';
import { untilAnswers } from '../../../src/demo/servers/until-answers';
import { freePort } from '../../../src/engine/embedded-server/ports';
import { runCommand } from '../../../src/engine/embedded-server/run-command';
import { spawnTied } from '../../../src/engine/embedded-server/tied-process';
import type { AtEnd } from './global-setup';
import { fetchPackages, programOf, type PythonPackages } from './python-packages';
import type { Shared } from './shared-servers';

const gatewayVersion = 'v1.8.0';

const reader: PythonPackages = {
  name: 'pyiceberg',
  packages: ['pyiceberg[pyarrow,s3fs,sql-sqlite]==0.12.*', 'pyiceberg-core'],
  program: 'python',
};

/** The S3 server's program: on PATH, or where `go install` puts it. */
function gatewayPath(env: NodeJS.ProcessEnv): string | undefined {
  const folders = [...(env.PATH ?? '').split(delimiter), join(homedir(), 'go', 'bin')];
  return folders.map((folder) => join(folder, 'versitygw')).find((path) => existsSync(path));
}

/** Whether all of them are on this machine already. */
export const icebergServersAreThere = (env = process.env): boolean =>
  isCatalogCached(env) && existsSync(programOf(reader, env)) && gatewayPath(env) !== undefined;

/** Fetches what is missing, which takes minutes: from Maven, the Go module proxy and PyPI. */
export async function fetchIcebergServers(env = process.env): Promise<void> {
  await findCatalog(env, (line) => console.error(line));
  if (!gatewayPath(env)) {
    const args = ['install', `github.com/versity/versitygw/cmd/versitygw@${gatewayVersion}`];
    await runCommand({ file: 'go', args, env, cwd: tmpdir() });
  }
  await fetchPackages(reader, env);
}

export async function pyiceberg(): Promise<Shared['pyiceberg']> {
  await fetchIcebergServers();
  return { python: programOf(reader, process.env) };
}

/** A catalog whose tables lie in a temporary folder. */
export async function startFileCatalog(atEnd: AtEnd): Promise<Shared['fileCatalog']> {
  const folder = await mkdtemp(join(tmpdir(), 'penstock-catalog-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const url = await startCatalog(folder, atEnd, onFiles(`${folder}/warehouse`));
  return { url };
}

/** A catalog whose tables lie in an S3 bucket, and the S3 server. */
export async function startS3Catalog(atEnd: AtEnd): Promise<Shared['s3Catalog']> {
  await fetchIcebergServers();
  const folder = await mkdtemp(join(tmpdir(), 'penstock-s3-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  // A folder of the gateway is a bucket.
  await mkdir(join(folder, 'data', 'tables'), { recursive: true });
  const [accessKeyId, secretAccessKey] = ['penstock', randomBytes(12).toString('hex')];
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const command = [gatewayPath(process.env)!, '--port', `127.0.0.1:${port}`, 'posix', join(folder, 'data')];
  const env = { ...process.env, ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey };
  const log = join(folder, 'versitygw.log');
  const gateway = await spawnTied(command, log, { env, cwd: folder });
  atEnd(() => gateway.stop());
  const answers = async () => (await fetch(endpoint).catch(() => undefined)) !== undefined;
  await untilAnswers('versitygw', { process: gateway, log, answers });
  const url = await startCatalog(folder, atEnd, {
    CATALOG_WAREHOUSE: 's3://tables/warehouse',
    CATALOG_IO__IMPL: 'org.apache.iceberg.aws.s3.S3FileIO',
    CATALOG_S3_ENDPOINT: endpoint,
    CATALOG_S3_PATH__STYLE__ACCESS: 'true',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  return { url, endpoint, accessKeyId, secretAccessKey };
}

async function startCatalog(folder: string, atEnd: AtEnd, settings: Record<string, string>): Promise<string> {
  await fetchIcebergServers();
  const jar = await findCatalog(process.env, (line) => console.error(line));
  const catalog = await prepareCatalog(jar, folder, settings);
  atEnd(() => catalog.stop());
  await catalog.start();
  return catalog.url;
}
