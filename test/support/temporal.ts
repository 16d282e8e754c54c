// Temporal for tests: a dev server shared by the run, and the server that skips time.

import type { TimeSkippingTestWorkflowEnvironmentOptions } from '@temporalio/testing';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { sharedServer, type Shared } from './shared/shared-servers';

// Workers are to be heard of when something is wrong only.
Runtime.install({ logger: new DefaultLogger('WARN') });

/** The dev server of this jest run, with Penstock's search attributes. Use a task queue of your own. */
export const devServer = (): Promise<Shared['temporal']> => sharedServer('temporal');

/** Options for `TestWorkflowEnvironment.createTimeSkipping`. */
export async function timeSkippingServer(): Promise<TimeSkippingTestWorkflowEnvironmentOptions> {
  const { executable } = await sharedServer('timeSkippingServer');
  return { server: { executable: { type: 'existing-path', path: executable } } };
}
