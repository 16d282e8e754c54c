// Compressed topics: kafkajs reads gzip; the three others of Kafka are added here.
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { decompress as decompressZstd } from 'fzstd';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { decompressFrame } from 'lz4-napi';
import { uncompress } from 'snappy';

type OverBytes = (bytes: Buffer, done: (error: Error | null, result: Buffer) => void) => void;
type Decompress = (bytes: Buffer) => Promise<Buffer>;

/** Node.js has it since 22.15, faster than what is written in JavaScript. */
const { zstdDecompress } = zlib as unknown as { zstdDecompress?: OverBytes };

export function addCodecs(): void {
  add(CompressionTypes.Snappy, decompressSnappy);
  add(CompressionTypes.LZ4, decompressFrame);
  add(
    CompressionTypes.ZSTD,
    zstdDecompress ? promisify(zstdDecompress) : (bytes) => Promise.resolve(asBuffer(decompressZstd(bytes))),
  );
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Nothing is produced here, so nothing is compressed. */
const add = (type: CompressionTypes.Snappy | CompressionTypes.LZ4 | CompressionTypes.ZSTD, decompress: Decompress) => {
  CompressionCodecs[type] = () => ({ decompress });
};

/** Java's clients and brokers write blocks behind a header of their own, with version and oldest compatible version. */
const blocksMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const blocksHeaderBytes = blocksMagic.length + 8;

async function decompressSnappy(bytes: Buffer): Promise<Buffer> {
  if (!bytes.subarray(0, blocksMagic.length).equals(blocksMagic)) return decompressBlock(bytes);
  const blocks: Buffer[] = [];
  for (let at = blocksHeaderBytes; at < bytes.length;) {
    const begin = at + 4;
    at = begin + bytes.readInt32BE(at);
    blocks.push(await decompressBlock(bytes.subarray(begin, at)));
  }
  return Buffer.concat(blocks);
}

const decompressBlock = async (block: Buffer): Promise<Buffer> =>
  (await uncompress(block, { asBuffer: true })) as Buffer;
