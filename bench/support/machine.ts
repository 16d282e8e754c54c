// On what the numbers were measured.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { packageFacts } from '../../src/cli/version';
import { postgresVersion } from './postgres';

export interface Machine {
  cores: number;
  processor: string;
  memoryGigabytes: number;
  system: string;
}

export interface Versions {
  node: string;
  penstock: string;
  temporal: string;
  temporalSdk: string;
  /** Absent when there is none on the machine. */
  postgres?: string;
}

export const machine = (): Machine => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGigabytes: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
});

export async function versions(): Promise<Versions> {
  const temporal = execFileSync(await findServer(() => undefined), ['--version'], { encoding: 'utf8' });
  const sdk = readFileSync(require.resolve('@temporalio/worker/package.json'), 'utf8');
  const postgres = postgresVersion();
  return {
    node: process.versions.node,
    penstock: packageFacts().version,
    temporal: /Server ([\d.]+)/.exec(temporal)?.[1] ?? temporal.trim(),
    temporalSdk: (JSON.parse(sdk) as { version: string }).version,
    ...(postgres !== undefined && { postgres }),
  };
}
