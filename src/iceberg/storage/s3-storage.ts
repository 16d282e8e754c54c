// Files of tables in S3, or in a server that speaks its protocol.

import { createReadStream } from 'node:fs';
import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { PenstockError } from '../../model/errors';
import type { Storage } from './storage';

export interface S3Settings {
  /** Of a server other than Amazon's, such as `http://minio:9000`. */
  endpoint?: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Bucket in the path, as most servers other than Amazon's want it. Default true where there is an endpoint. */
  pathStyle?: boolean;
}

/** Shared by all who are given the same. */
export interface S3Agents {
  httpAgent: HttpAgent;
  httpsAgent: HttpsAgent;
}

export function s3Storage(settings: S3Settings, agents?: S3Agents): Storage {
  const { accessKeyId, secretAccessKey, sessionToken, endpoint } = settings;
  const client = new S3Client({
    region: settings.region,
    forcePathStyle: settings.pathStyle ?? endpoint !== undefined,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    ...(endpoint ? { endpoint } : {}),
    // Servers other than Amazon's do not all know the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
    ...(agents && { requestHandler: { ...agents } }),
  });
  return {
    put: (location, content) =>
      saying(`write ${location}`, async () => {
        if (content instanceof Uint8Array) {
          await client.send(new PutObjectCommand({ ...placeOf(location), Body: content }));
        } else {
          const body = createReadStream(content.file);
          await new Upload({ client, params: { ...placeOf(location), Body: body }, queueSize: 2 }).done();
        }
      }),

    get: (location) =>
      saying(`read ${location}`, async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand(placeOf(location)));
          return Buffer.from(await Body!.transformToByteArray());
        } catch (error) {
          if (isMissing(error)) throw new PenstockError('storedFileMissing', `${location} is not there`);
          throw error;
        }
      }),

    head: (location) =>
      saying(`look at ${location}`, async () => {
        try {
          const { ContentLength } = await client.send(new HeadObjectCommand(placeOf(location)));
          return { bytes: ContentLength ?? 0 };
        } catch (error) {
          if (isMissing(error)) return undefined;
          throw error;
        }
      }),

    delete: (location) =>
      saying(`remove ${location}`, async () => {
        await client.send(new DeleteObjectCommand(placeOf(location)));
      }),

    async *list(folder) {
      const { Bucket, Key } = placeOf(folder);
      const pages = paginateListObjectsV2({ client }, { Bucket, Prefix: Key })[Symbol.asyncIterator]();
      for (;;) {
        const { value: page, done } = await saying(`list ${folder}`, () => pages.next());
        if (done || !page) return;
        for (const { Key: key, Size, LastModified } of page.Contents ?? []) {
          if (key === undefined || LastModified === undefined) continue;
          yield {
            location: folder.slice(0, folder.length - Key.length) + key,
            bytes: Size ?? 0,
            modifiedMs: +LastModified,
          };
        }
      }
    },
  };
}

function placeOf(location: string): { Bucket: string; Key: string } {
  const found = /^s3[an]?:\/\/([^/]+)\/(.+)$/.exec(location);
  if (!found) throw new PenstockError('tableUnsupported', `${location} must be like s3://bucket/key`);
  return { Bucket: found[1]!, Key: found[2]! };
}

interface S3Failure {
  name?: string;
  $metadata?: { httpStatusCode?: number };
}

const isMissing = (error: unknown): boolean => {
  const { name, $metadata } = error as S3Failure;
  return name !== 'NoSuchBucket' && (name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404);
};

async function saying<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PenstockError) throw error;
    const status = (error as S3Failure).$metadata?.httpStatusCode;
    const code = status === 401 || status === 403 ? 'targetUnauthorized' : 'storageFailed';
    throw new PenstockError(code, `cannot ${what}: ${(error as Error).message}`, { cause: error });
  }
}
