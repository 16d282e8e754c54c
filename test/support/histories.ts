// Recorded histories of deliveries: every change of a workflow is replayed against them.
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

const folder = join(__dirname, '../replay/histories');

/** Keeps the history under this name when the run was asked to record (PENSTOCK_RECORD_HISTORIES=1). */
export async function record(name: string, handle: WorkflowHandle): Promise<void> {
  if (process.env.PENSTOCK_RECORD_HISTORIES !== '1') return;
  const history = await handle.fetchHistory();
  const json = JSON.stringify(JSON.parse(historyToJSON(history)), null, 1);
  // Stack traces name the folder of whoever recorded.
  await writeFile(join(folder, `${name}.json`), json.replaceAll(join(__dirname, '../..'), '.') + '\n');
}

/** Everything a history says, its payloads as text: to look for what must not be there. */
export async function textOfHistory(handle: WorkflowHandle): Promise<string> {
  const history = JSON.parse(historyToJSON(await handle.fetchHistory()), (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  ) as unknown;
  return JSON.stringify(history);
}

export const recordedHistories = (): { workflowId: string; history: unknown }[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort()
    .map((workflowId) => ({
      workflowId,
      history: JSON.parse(readFileSync(join(folder, `${workflowId}.json`), 'utf8')) as unknown,
    }));
