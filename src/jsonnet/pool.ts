// Threads in which templates run, because a template can loop for ever.
import { compiledPath } from '../model/compiled-path';
import { timedPool } from '../threads/timed-pool';
import type { TemplateResult, TemplateTask } from './task';

export const templatePool = timedPool<TemplateTask, TemplateResult>(compiledPath('src/jsonnet/worker.js'));

/** Ends the threads. A later evaluation starts new ones. */
export const closeTemplatePool = (): Promise<void> => templatePool.close();
