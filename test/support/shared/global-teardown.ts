import type { WithEnd } from './global-setup';

export default async function tearDown(): Promise<void> {
  await (globalThis as WithEnd).endOfRun?.();
}
