// What of kafkajs is no part of its interface, and used nevertheless: see fetch-response.ts and empty-batches.ts.
declare module 'kafkajs/src/protocol/decoder' {
  class Decoder {
    constructor(bytes: Buffer);
    readInt16(): number;
    readInt32(): number;
    readInt64(): { toString(): string };
    readString(): string;
    /** Of the length that is written before them, or null. */
    readBytes(): Buffer | null;
    readArray<T>(read: (decoder: Decoder) => T): T[];
    readArrayAsync<T>(read: (decoder: Decoder) => Promise<T>): Promise<T[]>;
  }
  export = Decoder;
}

declare module 'kafkajs/src/protocol/requests/fetch/v11/response' {
  const response: { decode: (bytes: Buffer) => Promise<unknown> };
  export = response;
}

declare module 'kafkajs/src/protocol/messageSet/decoder' {
  import type Decoder from 'kafkajs/src/protocol/decoder';
  const decodeMessageSet: (decoder: Decoder, bytes: number) => Promise<unknown[]>;
  export = decodeMessageSet;
}

declare module 'kafkajs/src/protocol/message/compression' {
  const compression: {
    /** Null: the bytes are not compressed. Throws when there is no such codec. */
    lookupCodecByAttributes: (attributes: number) => { decompress: (bytes: Buffer) => Promise<Buffer> } | null;
  };
  export = compression;
}

declare module 'kafkajs/src/consumer/batch' {
  import type { Batch } from 'kafkajs';
  /** What kafkajs makes of a partition's part of an answer. */
  class KafkaBatch implements Batch {
    constructor(topic: string, fetchedOffset: string, partition: unknown);
    topic: string;
    partition: number;
    highWatermark: string;
    messages: Batch['messages'];
    rawMessages: unknown[];
    /** Which was asked for. */
    fetchedOffset: string;
    isEmpty(): boolean;
    isEmptyDueToFiltering(): boolean;
    firstOffset(): string | null;
    lastOffset(): string;
    offsetLag(): string;
    offsetLagLow(): string;
  }
  export = KafkaBatch;
}
