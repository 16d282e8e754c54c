// What of kafkajs is no part of its interface, and used nevertheless: see fetch-response.ts, empty-batches.ts and topic-ids.ts.
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
    readBoolean(): boolean;
    /** Null: none, other than an empty one. */
    readUVarIntString(): string | null;
    readUVarIntArray<T>(read: (decoder: Decoder) => T): T[] | null;
    /** Goes beyond them. */
    readTaggedFields(): unknown;
  }
  export = Decoder;
}

declare module 'kafkajs/src/protocol/encoder' {
  class Encoder {
    writeInt32(value: number): this;
    writeBoolean(value: boolean): this;
    writeUVarInt(value: number): this;
    writeUVarIntString(value: string): this;
    /** Null: none, other than an empty one. */
    writeUVarIntArray(of: Encoder[] | null): this;
  }
  export = Encoder;
}

declare module 'kafkajs/src/protocol/requests/metadata' {
  /** How the request for metadata is spoken, in the newest version that is known on both sides. */
  const metadata: {
    versions: string[];
    protocol: (of: { version: number }) => unknown;
  };
  export = metadata;
}

declare module 'kafkajs/src/protocol/requests/metadata/v6/response' {
  /** `parse` throws what an answer names as errors. */
  const response: { parse: (decoded: unknown) => Promise<unknown> };
  export = response;
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
