import { holdScratchFolder } from '../engine/state-directory';
import { lazy } from '../model/lazy';
import type { Parts } from './parts';

/** A scratch folder, held from when it is first asked for: not all need to write files. */
export function lazyScratch({ settings, stack }: Omit<Parts, 'log'>): () => Promise<string> {
  const { get, ifMade } = lazy(() => holdScratchFolder(settings.stateDirectory));
  stack.push('scratch folder', async () => (await ifMade())?.release());
  return async () => (await get()).path;
}
