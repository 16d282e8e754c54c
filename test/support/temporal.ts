// Temporal for tests: a dev server shared by the run, and the server that skips time.

import { TestWorkflowEnvironment, type TimeSkippingTestWorkflowEnvironmentOptions } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { findServer } from '../../src/engine/embedded-server/find-server';
import { searchAttributeNames } from '../../src/model/delivery';
import { sharedServer, type Shared } from './shared/shared-servers';

// Workers are to be heard of when something is wrong only.
Runtime.install({ logger: new DefaultLogger('WARN') });

/** The dev server of this jest run, with Penstock's search attributes. Use a task queue of your own. */
export const devServer = (): Promise<Shared['temporal']> => sharedServer('temporal');

async function timeSkippingServer(): Promise<TimeSkippingTestWorkflowEnvironmentOptions> {
  const { executable } = await sharedServer('timeSkippingServer');
  return { server: { executable: { type: 'existing-path', path: executable } } };
}

/** A server that skips time, with Penstock's search attributes. */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const environment = await startedInTime(await timeSkippingServer());
  const searchAttributes = Object.fromEntries(Object.values(searchAttributeNames).map((name) => [name, 2]));
  await environment.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  return environment;
}

/** A dev server of its own, with settings that no other test wants. */
export async function localEnvironment(settings: Record<string, string | number>): Promise<TestWorkflowEnvironment> {
  const executable = { type: 'existing-path' as const, path: await findServer((line) => console.error(line)) };
  const extraArgs = Object.entries(settings).flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${value}`]);
  const names = Object.values(searchAttributeNames).map((name) => ['--search-attribute', `${name}=Keyword`]);
  const log = { format: 'pretty', level: 'never' };
  const server = { executable, log, extraArgs: [...extraArgs, ...names.flat()] };
  return TestWorkflowEnvironment.createLocal({ server });
}

const startAttempts = 5;

/** The SDK gives the server 5 s to start, which is too little on a busy machine. */
async function startedInTime(options: TimeSkippingTestWorkflowEnvironmentOptions): Promise<TestWorkflowEnvironment> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping(options);
    } catch (error) {
      if (attempt === startAttempts || !/did not start within/.test((error as Error).message)) throw error;
    }
  }
}
