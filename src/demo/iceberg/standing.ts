// How far the records have come, asked while they go.
import { z } from 'zod';
import { tableStatus } from '../../iceberg/maintenance/table-status';
import type { Table } from '../../iceberg/open-table';
import { PenstockError } from '../../model/errors';
import type { ApiClient } from '../api-client';
import { partitions, sinkId, sourceId } from './configuration';

/** What the catalog says of the table, whoever else is away. */
export interface InTable {
  rows: number;
  /** Records that are settled: their rows are in, or they are set aside. */
  settled: number;
}

export async function inTable(table: Table): Promise<InTable> {
  try {
    const { rows = 0, watermarks } = await tableStatus(table);
    return { rows, settled: Object.values(watermarks).reduce((sum, { next }) => sum + next, 0) };
  } catch (error) {
    if (error instanceof PenstockError && error.code === 'tableNotFound') return { rows: 0, settled: 0 };
    throw error;
  }
}

const status = z.looseObject({ partitions: z.array(z.looseObject({ lagRecords: z.int().optional() })) });

/** Whether nothing waits in the log any more, as `penstock iceberg status` shows it. */
export async function isCaughtUp(api: ApiClient): Promise<boolean> {
  const { partitions: all } = status.parse(await api.read(`/sources/${sourceId}/sinks/${sinkId}/table`));
  return all.length === partitions && all.every(({ lagRecords }) => lagRecords === 0);
}

const source = z.looseObject({
  status: z.looseObject({ state: z.string(), reason: z.string().optional() }).optional(),
});
const sink = z.looseObject({ pausedBecause: z.string().nullish() });

/** In words, as far as Penstock knows. */
export async function whyNothingComes(api: ApiClient): Promise<string> {
  const { status: read } = source.parse(await api.read(`/sources/${sourceId}`));
  const { pausedBecause } = sink.parse(await api.read(`/sources/${sourceId}/sinks/${sinkId}`));
  const reading = `the source is ${read?.state ?? 'not read'}${read?.reason === undefined ? '' : `: ${read.reason}`}`;
  return `nothing has come for a minute; ${reading}${pausedBecause ? `; the sink is paused: ${pausedBecause}` : ''}`;
}
