// How to come by Temporal's time-skipping test server: Penstock's cache, the SDK's download, Maven and Java.

import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../src/engine/embedded-server/run-command';
import { sdkDownload } from '../../../src/engine/embedded-server/sdk-download';
import { cacheDirectory, putInCache } from '../../../src/engine/embedded-server/server-cache';
import type { Shared } from './shared-servers';

const version = '1.38.0';

export async function findTimeSkippingServer(env = process.env): Promise<Shared['timeSkippingServer']> {
  const cached = join(cacheDirectory(env), `temporal-test-server-${version}`);
  const executable = join(cached, 'temporal-test-server');
  if (existsSync(executable)) return { executable };
  const failures: string[] = [];
  for (const [name, make] of [
    ["the SDK's download", download],
    ['Maven', assemble],
  ] as const) {
    try {
      await putInCache(cached, (directory) => make(directory, env));
      return { executable };
    } catch (error) {
      failures.push(`  - ${name}: ${(error as Error).message}`);
    }
  }
  throw new Error(
    ['no time-skipping test server of Temporal:', ...failures, 'Install Maven and Java 17 or newer.'].join('\n'),
  );
}

async function download(directory: string, env: NodeJS.ProcessEnv): Promise<string> {
  const report = (line: string) => console.error(`temporal test server: ${line}`);
  const file = await sdkDownload({ server: 'time-skipping', version: 'default', directory, env, report });
  await rename(file, join(directory, 'temporal-test-server'));
  return directory;
}

async function assemble(directory: string, env: NodeJS.ProcessEnv): Promise<string> {
  await runCommand({ file: 'java', args: ['-version'], env });
  await mkdir(join(directory, 'lib'));
  await writeFile(join(directory, 'pom.xml'), pom);
  await writeFile(join(directory, 'logging.properties'), '.level = SEVERE\n');
  const args = ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'];
  await runCommand({ file: 'mvn', args, env, cwd: directory });
  const executable = join(directory, 'temporal-test-server');
  await writeFile(executable, wrapper);
  await chmod(executable, 0o755);
  return directory;
}

// slf4j-nop keeps the server from complaining that it has no logger.
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>penstock</groupId>
  <artifactId>temporal-test-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.temporal</groupId>
      <artifactId>temporal-test-server</artifactId>
      <version>${version}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;

// The SDK waits 5 s for the server: the flags make it start sooner.
const wrapper = `#!/bin/sh
cd "$(dirname "$0")" || exit 1
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.util.logging.config.file=logging.properties -cp 'lib/*' io.temporal.testserver.TestServer "$@"
`;
