import { CatalogError } from './answers';

/** The text of an answer. Throws `targetAnswerInvalid` when it is longer, and reads no further. */
export async function readText(what: string, body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > mostBytes) {
      throw new CatalogError('targetAnswerInvalid', `${what}: the answer is longer than ${mostBytes} bytes`);
    }
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
