export interface ReadBody {
  body: Buffer;
  /** There is more, which was not read. */
  cut: boolean;
}

/** Reads a body to its end, or so many bytes of it. */
export async function readUpTo(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > mostBytes) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, mostBytes), cut: bytes > mostBytes };
}
