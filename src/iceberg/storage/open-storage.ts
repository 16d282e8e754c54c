// Which storage a table's files are in: its location says it, settings and the catalog say how it is reached.

import { PenstockError } from '../../model/errors';
import { checkedStorage } from './checked-storage';
import { fileStorage, isFileLocation } from './file-storage';
import { s3Storage, type S3Agents, type S3Settings } from './s3-storage';
import type { Storage } from './storage';

export interface StorageAccess {
  /** How S3 is reached; absent fields are taken from what the catalog says. */
  s3?: Partial<S3Settings>;
  /** What connections to it are made with; absent, connections may lead anywhere. */
  agents?: S3Agents;
  /** Asked before a file of this machine is touched; throws when it must not be. Absent, any may be. */
  checkLocation?: (location: string) => void;
}

/**
 * The storage for a location. Settings of ours win over those that the catalog gives with the table
 * (`s3.endpoint`, `s3.region`, `s3.access-key-id`, …). Throws `tableUnsupported` when neither suffices.
 */
export function openStorage(
  location: string,
  { s3: own, agents, checkLocation }: StorageAccess,
  fromCatalog: Record<string, string>,
): Storage {
  if (isFileLocation(location)) return checkLocation ? checkedStorage(fileStorage, checkLocation) : fileStorage;
  if (!/^s3[an]?:/.test(location)) {
    throw new PenstockError('tableUnsupported', `the table lies at ${location}; known are file:// and s3://`);
  }
  const pathStyle = fromCatalog['s3.path-style-access'];
  const settings = {
    ...defined({
      endpoint: fromCatalog['s3.endpoint'],
      region: fromCatalog['s3.region'] ?? fromCatalog['client.region'],
      accessKeyId: fromCatalog['s3.access-key-id'],
      secretAccessKey: fromCatalog['s3.secret-access-key'],
      sessionToken: fromCatalog['s3.session-token'],
      pathStyle: pathStyle === undefined ? undefined : pathStyle === 'true',
    }),
    ...defined(own ?? {}),
  };
  const { accessKeyId, secretAccessKey, region = 'us-east-1' } = settings;
  if (!accessKeyId || !secretAccessKey) {
    const missing = accessKeyId ? 'secretAccessKey' : 'accessKeyId';
    throw new PenstockError('tableUnsupported', `no ${missing} for ${location}: neither set nor given by the catalog`);
  }
  return s3Storage({ ...settings, region, accessKeyId, secretAccessKey }, agents);
}

function defined<T extends object>(settings: T): { [key in keyof T]?: Exclude<T[key], undefined> } {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as {
    [key in keyof T]?: Exclude<T[key], undefined>;
  };
}
