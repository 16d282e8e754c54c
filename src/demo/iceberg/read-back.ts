// What is in the table and what was set aside, asked of nobody who could have it from memory: the manifests, the data files
// and the API of the Penstock that was started last.
import { z } from 'zod';
import { openEngine } from '../../iceberg/encode/engine';
import { literal } from '../../iceberg/encode/paths';
import { liveFiles } from '../../iceberg/manifest/live-files';
import { loadTable, type Table } from '../../iceberg/open-table';
import { pathOf } from '../../iceberg/storage/file-storage';
import type { ApiClient } from '../api-client';

const memoryMb = 200;

/** `spill`: a folder for what does not fit into the memory. */
export async function readRows(
  table: Table,
  spill: string,
): Promise<{ dataFiles: number; rowsInManifests: number; idsInFiles: string[] }> {
  const { metadata, storage } = await loadTable(table);
  const files = await liveFiles(metadata, storage);
  const { connection, close } = await openEngine(spill, memoryMb);
  const idsInFiles: string[] = [];
  try {
    for (const location of files.keys()) {
      const reader = await connection.runAndReadAll(`SELECT event_id FROM read_parquet(${literal(pathOf(location))})`);
      for (const [id] of reader.getRows()) idsInFiles.push(String(id));
    }
  } finally {
    close();
  }
  const rowsInManifests = [...files.values()].reduce((sum, rows) => sum + Number(rows), 0);
  return { dataFiles: files.size, rowsInManifests, idsInFiles };
}

const page = z.looseObject({
  deliveries: z.array(
    z.looseObject({ eventId: z.string(), failure: z.looseObject({ message: z.string() }).nullable() }),
  ),
  nextAfterId: z.string().optional(),
});

/** Where each record was, and why it could not become a row. */
export interface DeadLetter {
  place: string;
  reason: string;
}

export async function readDeadLetters(api: ApiClient, sourceId: string): Promise<DeadLetter[]> {
  const found: DeadLetter[] = [];
  for (let after = ''; ;) {
    const answer = page.parse(await api.read(`/deliveries?sourceId=${sourceId}&state=dead&limit=100${after}`));
    for (const { eventId, failure } of answer.deliveries) {
      found.push({ place: eventId, reason: failure?.message ?? 'no reason recorded' });
    }
    if (answer.nextAfterId === undefined) return found;
    after = `&afterId=${answer.nextAfterId}`;
  }
}
