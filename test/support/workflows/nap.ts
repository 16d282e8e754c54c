import { sleep } from '@temporalio/workflow';

export async function nap(): Promise<string> {
  await sleep('2 days');
  return 'rested';
}
