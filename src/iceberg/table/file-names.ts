// Names of the files that Penstock writes for a table. Each says of which table it is: tables may share a folder.

import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';

const ours = (tableUuid: string) => `penstock-${tableUuid}-${randomUUID()}`;

export const dataFileName = (tableUuid: string): string => `${ours(tableUuid)}.parquet`;

export const manifestName = (tableUuid: string): string => `${ours(tableUuid)}-m0.avro`;

export const mergedManifestName = (tableUuid: string): string => `${ours(tableUuid)}-merged.avro`;

export const manifestListName = (tableUuid: string, snapshotId: bigint): string =>
  `snap-${snapshotId}-${ours(tableUuid)}.avro`;

/** The name of a file while it is written. */
export const unfinishedName = (name: string): string => `.${name}.${randomUUID()}`;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const name = new RegExp(`^(?:snap-\\d+-)?penstock-(?<table>${uuid})-${uuid}(?:\\.parquet|(?:-m0|-merged)?\\.avro)$`);
const unfinished = new RegExp(`^\\.(?<name>.+)\\.${uuid}$`);

/** Whether Penstock has given the file its name, for the table of that UUID; one that was never finished included. */
export function isFileOf(tableUuid: string, location: string): boolean {
  const given = basename(location);
  return name.exec(unfinished.exec(given)?.groups?.name ?? given)?.groups?.table === tableUuid;
}
