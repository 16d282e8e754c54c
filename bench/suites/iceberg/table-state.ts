// What the catalog says of a table.
import { z } from 'zod';

export const namespace = 'bench';

const answer = z.looseObject({
  metadata: z.looseObject({
    snapshots: z.array(z.looseObject({ summary: z.record(z.string(), z.string()) })).default([]),
  }),
});

/** Rows that any reader of the table has by now; 0 when there is no table. */
export async function rowsInTable(catalogUrl: string, table: string): Promise<number> {
  const response = await fetch(`${catalogUrl}/v1/namespaces/${namespace}/tables/${table}`);
  if (response.status === 404) return 0;
  if (!response.ok) throw new Error(`the catalog answered ${response.status}: ${await response.text()}`);
  const { snapshots } = answer.parse(await response.json()).metadata;
  return Math.max(0, ...snapshots.map(({ summary }) => Number(summary['total-records'] ?? 0)));
}
