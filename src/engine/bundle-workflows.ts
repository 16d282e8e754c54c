// Bundles the compiled workflows for the worker, as part of the build: `npm run build`.

import { existsSync } from 'node:fs';
import { readdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface WorkflowBundle {
  /** The compiled module that exports every workflow. */
  workflowsPath: string;
  /** The compiled module that reads what the workflows are sent. */
  payloadConverterPath: string;
  /** The compiled module that makes messages of failures, when it is not to be the SDK's. */
  failureConverterPath?: string;
  bundlePath: string;
  /** Says which versions of the libraries go into the bundle. */
  lockFile: string;
}

/** Writes the bundle unless it is newer than everything that goes into it. Answers whether it was written. */
export async function bundleWorkflows({ bundlePath, lockFile, ...modules }: WorkflowBundle): Promise<boolean> {
  const folder = dirname(modules.workflowsPath);
  const sources = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  if (await isNewer(bundlePath, [lockFile, ...sources.map((name) => join(folder, name))])) return false;
  // Loaded late, because it takes a second that most builds need not spend.
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ ...modules, logger: new DefaultLogger('WARN') });
  const beside = `${bundlePath}.${process.pid}`;
  await writeFile(beside, code);
  await rename(beside, bundlePath);
  return true;
}

async function isNewer(path: string, others: string[]): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { mtimeMs } = await stat(path);
  const times = await Promise.all(others.map(async (other) => (await stat(other)).mtimeMs));
  return times.every((time) => time < mtimeMs);
}

if (require.main === module) {
  const dist = join(__dirname, '../..');
  const bundle = {
    workflowsPath: join(dist, 'workflows/index.js'),
    payloadConverterPath: join(dist, 'workflows/payload-converter.js'),
    lockFile: join(dist, '../package-lock.json'),
  };
  const failureConverterPath = join(dist, 'workflows/sealing-failure-converter.js');
  void bundleWorkflows({ ...bundle, bundlePath: join(dist, 'workflow-bundle.js') }).then(() =>
    bundleWorkflows({ ...bundle, failureConverterPath, bundlePath: join(dist, 'workflow-bundle-sealing.js') }),
  );
}
