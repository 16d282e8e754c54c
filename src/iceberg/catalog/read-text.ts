import { readUpTo } from '../../model/read-up-to';
import { CatalogError } from './answers';

/** The text of an answer. Throws `targetAnswerInvalid` when it is longer, and reads no further. */
export async function readText(what: string, answer: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const { body, cut } = await readUpTo(answer, mostBytes);
  if (cut) throw new CatalogError('targetAnswerInvalid', `${what}: the answer is longer than ${mostBytes} bytes`);
  return new TextDecoder().decode(body);
}
