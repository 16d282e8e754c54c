import { Child } from '../child';
import type { Prefill, PrefillCalls } from './prefill-process';

/** No Penstock may use the ledger meanwhile. */
export async function fillLedger(prefill: Prefill): Promise<void> {
  const process = new Child<PrefillCalls>(require.resolve('./prefill-process'));
  try {
    await process.call('fill', prefill);
  } finally {
    await process.stop();
  }
}
