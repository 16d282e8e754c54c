// Where the files of a table are kept. One interface, for a file system and for S3.

/** What to write: bytes, or the path of a local file that is not changed any more. */
export type Content = Uint8Array | { file: string };

export interface StoredFile {
  location: string;
  bytes: number;
  modifiedMs: number;
}

/** Locations are whole: `file:///…` or `s3://bucket/key`. Failures are thrown as PenstockError. */
export interface Storage {
  /** Writes the file whole: readers see all of it or nothing, and it stays when the machine loses power. */
  put: (location: string, content: Content) => Promise<void>;
  /** Throws `storedFileMissing` when there is none. */
  get: (location: string) => Promise<Buffer>;
  /** Size in bytes; undefined when there is no such file. */
  head: (location: string) => Promise<{ bytes: number } | undefined>;
  /** Removing what is not there is no error. */
  delete: (location: string) => Promise<void>;
  /** All files under a folder, whose location ends with a slash. */
  list: (folder: string) => AsyncIterable<StoredFile>;
}
