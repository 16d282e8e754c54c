// The jars of a Kafka broker: from Penstock's cache, else fetched with Maven.

import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runCommand } from '../../../src/engine/embedded-server/run-command';
import { cacheDirectory, putInCache } from '../../../src/engine/embedded-server/server-cache';
import type { Shared } from './shared-servers';

const version = '4.2.0';

const cached = (env: NodeJS.ProcessEnv): string => join(cacheDirectory(env), `kafka-${version}`);

/** Whether a broker can be had without asking anybody to install something. */
export function isKafkaThere(env = process.env): boolean {
  const isOnPath = (file: string) =>
    (env.PATH ?? '').split(delimiter).some((directory) => existsSync(join(directory, file)));
  return isOnPath('java') && (existsSync(cached(env)) || isOnPath('mvn'));
}

export async function findKafka(env = process.env): Promise<Shared['kafka']> {
  const directory = cached(env);
  if (!existsSync(directory)) await putInCache(directory, (workDirectory) => fetchJars(workDirectory, env));
  return { jars: join(directory, 'lib') };
}

async function fetchJars(directory: string, env: NodeJS.ProcessEnv): Promise<string> {
  await mkdir(join(directory, 'lib'));
  await writeFile(join(directory, 'pom.xml'), pom);
  const args = ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'];
  try {
    await runCommand({ file: 'mvn', args, env, cwd: directory });
  } catch (cause) {
    throw new Error(`no Kafka broker: ${(cause as Error).message}. Install Maven and Java 17 or newer.`, { cause });
  }
  return directory;
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>penstock</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;
