// Apache's Iceberg REST catalog, on a free port, with its tables listed in SQLite.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../engine/embedded-server/ports';
import type { Report } from '../../engine/embedded-server/run-command';
import { cacheDirectory } from '../../engine/embedded-server/server-cache';
import { spawnTied, type TiedProcess } from '../../engine/embedded-server/tied-process';
import { findJar } from './java';
import { untilAnswers } from './until-answers';

const artifact = 'iceberg-open-api';
const version = '1.10.1';

const cached = (env: NodeJS.ProcessEnv): string => join(cacheDirectory(env), `${artifact}-${version}.jar`);

export const isCatalogCached = (env: NodeJS.ProcessEnv): boolean => existsSync(cached(env));

/** Its jar: in the cache, where it is put first if need be. */
export const findCatalog = (env: NodeJS.ProcessEnv, report: Report, signal?: AbortSignal): Promise<string> =>
  findJar(cached(env), {
    coordinates: `org.apache.iceberg:${artifact}:${version}`,
    what: `the Iceberg catalog ${version} (212 MB)`,
    ...{ env, report, signal },
  });

/** Settings of a catalog whose tables lie in `warehouse`, a folder of this machine. */
export const onFiles = (warehouse: string): Record<string, string> => ({
  CATALOG_WAREHOUSE: `file://${warehouse}`,
  CATALOG_IO__IMPL: 'org.apache.iceberg.hadoop.HadoopFileIO',
});

export interface RestCatalog {
  url: string;
  /** Answers when it can be used. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A catalog that is not started yet. `jar`: see `findCatalog`; `folder`: its own; `settings`: where its tables lie. */
export async function prepareCatalog(
  jar: string,
  folder: string,
  settings: Record<string, string>,
): Promise<RestCatalog> {
  const port = await freePort();
  const env = {
    ...process.env,
    CATALOG_REST_PORT: String(port),
    CATALOG_CATALOG__IMPL: 'org.apache.iceberg.jdbc.JdbcCatalog',
    CATALOG_URI: `jdbc:sqlite:${join(folder, 'catalog.db')}`,
    CATALOG_JDBC_SCHEMA__VERSION: 'V1',
    // SQLite takes one writer at a time.
    CATALOG_CLIENTS: '1',
    ...settings,
  };
  const java = ['java', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const command = [...java, '-cp', jar, 'org.apache.iceberg.rest.RESTCatalogServer'];
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/v1/config`).then(
      () => true,
      () => false,
    );
  let running: TiedProcess | undefined;
  return {
    url,
    async start() {
      const log = join(folder, 'catalog.log');
      running = await spawnTied(command, log, { cwd: folder, env });
      await untilAnswers('the Iceberg catalog', { process: running, log, answers });
    },
    async stop() {
      await running?.stop();
    },
  };
}
