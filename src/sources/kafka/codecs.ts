// Compressed topics: kafkajs reads gzip; zstd is added where Node.js has it.
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';

type OverBytes = (bytes: Buffer, done: (error: Error | null, result: Buffer) => void) => void;

/** Node.js has them since 22.15. */
const { zstdCompress, zstdDecompress } = zlib as unknown as { zstdCompress?: OverBytes; zstdDecompress?: OverBytes };

export function addCodecs(): void {
  if (!zstdCompress || !zstdDecompress) return;
  const compress = promisify(zstdCompress);
  const decompress = promisify(zstdDecompress);
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: ({ buffer }: { buffer: Buffer }) => compress(buffer),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
}

/** What to do about records in a compression that cannot be read; undefined when the error is another one. */
export function codecAdvice(error: unknown): string | undefined {
  const [, codec] = /(Snappy|LZ4|ZSTD) compression not implemented/.exec(String(error)) ?? [];
  if (codec === undefined) return undefined;
  const newer = codec === 'ZSTD' ? ', or Node.js 22.15 or newer for zstd' : '';
  return `the records are compressed with ${codec.toLowerCase()}, which is not read here: set compression.type=gzip or uncompressed on the topic or its producers${newer}`;
}
