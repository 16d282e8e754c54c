// Whether the files of a batch can become part of the table as it is now, or their rows must be encoded again.

import { PenstockError } from '../../model/errors';
import type { Storage } from '../storage/storage';
import type { DataFile } from '../table/data-file';
import type { TableMetadata } from '../table/metadata';
import { misfit } from '../table/schema';

/** Files older than this are not committed: orphans are removed, and a margin of two days keeps the two apart. */
export const oldestFileMs = 24 * 3_600_000;

/**
 * Why rows must be encoded again; undefined when all files fit. Throws `tableRecreated` when a file was written for
 * another table of the same name.
 */
export function misfitOfFiles(files: DataFile[], metadata: TableMetadata, nowMs = Date.now()): string | undefined {
  for (const file of files) {
    if (file.tableUuid !== metadata.uuid) {
      const message = `the table was made anew: its UUID is ${metadata.uuid}, and ${file.location} was written for ${file.tableUuid}`;
      throw new PenstockError('tableRecreated', message);
    }
    const spec = metadata.specs.find(({ specId }) => specId === file.specId);
    const schema = metadata.schemas.find(({ schemaId }) => schemaId === file.schemaId);
    if (!spec) return `partition spec ${file.specId} is no longer in the table`;
    if (!schema) return `schema ${file.schemaId} is no longer in the table`;
    if (spec.fields.length !== file.partition.length) return `partition spec ${file.specId} is another one now`;
    const dropped = spec.fields.find(({ sourceId }) => !metadata.schema.fields.some(({ id }) => id === sourceId));
    if (dropped) return `the column of partition field "${dropped.name}" was dropped`;
    const misfits = misfit(schema, metadata.schema);
    if (misfits) return misfits;
    if (nowMs - file.writtenAtMs > oldestFileMs) return `${file.location} is older than a day`;
  }
  return undefined;
}

/** Asked for at the same time. */
const mostAtOnce = 32;

/** Why rows must be encoded again: a file that is not there, or not whole. */
export async function missingFile(files: DataFile[], storage: Storage): Promise<string | undefined> {
  for (let from = 0; from < files.length; from += mostAtOnce) {
    const faults = await Promise.all(files.slice(from, from + mostAtOnce).map((file) => faultOf(file, storage)));
    const fault = faults.find((one) => one !== undefined);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function faultOf({ location, bytes }: DataFile, storage: Storage): Promise<string | undefined> {
  const found = await storage.head(location);
  if (!found) return `${location} is not there`;
  return found.bytes === bytes ? undefined : `${location} must have ${bytes} bytes, has ${found.bytes}`;
}
