// Passwords: hashed with scrypt (RFC 7914), each with a salt of its own and the cost it was hashed with.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** N is 2 to the power of `costLog`: 32 MB and some tens of milliseconds at a time. */
const cost = { costLog: 15, blockSize: 8, parallelism: 3 };
const maxMemoryBytes = 64 * 1024 * 1024;
const hashBytes = 32;

type Cost = typeof cost;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  const { costLog, blockSize, parallelism } = cost;
  return ['scrypt', costLog, blockSize, parallelism, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Takes as long for a user that there is not (`undefined`), so that the time tells nothing. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, costLog, blockSize, parallelism, salt = '', hash = ''] = (stored ?? nobody).split('$');
  const with_ = { costLog: Number(costLog), blockSize: Number(blockSize), parallelism: Number(parallelism) };
  const derived = await derive(password, Buffer.from(salt, 'base64'), with_);
  return timingSafeEqual(derived, Buffer.from(hash, 'base64')) && stored !== undefined;
}

const zeros = Buffer.alloc(hashBytes).toString('base64');
const nobody = ['scrypt', cost.costLog, cost.blockSize, cost.parallelism, zeros, zeros].join('$');

/** The same letters typed on another keyboard are the same password. */
function derive(password: string, salt: Buffer, { costLog, blockSize, parallelism }: Cost): Promise<Buffer> {
  const options = { N: 2 ** costLog, r: blockSize, p: parallelism, maxmem: maxMemoryBytes };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
