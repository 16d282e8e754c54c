// The token of a sink that works on a Keboola stack: asked about before it is stored, and whenever somebody wants to know.
import type { Database } from '../../ledger/ledger';
import { readSecrets } from '../../ledger/secrets/secrets';
import { writeTokenStanding } from '../../ledger/secrets/sink-tokens';
import { PenstockError } from '../../model/errors';
import { Secret } from '../../model/secret';
import type { Sink, TokenStanding } from '../../model/sink';
import { sinkTypes } from '../../sinks/registry';
import { verifyToken } from '../../sinks/verify-token';
import type { ApiDependencies } from '../dependencies';

export const tokenName = 'token';

export const hasStackToken = (type: string): boolean => sinkTypes.find((one) => one.type === type)?.stackToken ?? false;

/**
 * What the stack says of a token that is about to be stored; undefined when there is none to ask about. Throws
 * `badRequest` when it refuses it. Ask before a transaction begins: a stack may be slow.
 */
export async function askAboutToken(
  { http }: ApiDependencies,
  type: string,
  config: Record<string, unknown>,
  token: unknown,
): Promise<TokenStanding | undefined> {
  const { stackUrl } = config;
  if (!hasStackToken(type) || typeof token !== 'string' || typeof stackUrl !== 'string') return undefined;
  if (!URL.canParse(stackUrl)) return undefined;
  const standing = await verifyToken(http, stackUrl, new Secret(token));
  if (standing.state !== 'refused') return standing;
  throw new PenstockError('badRequest', `secrets.${tokenName}: is not taken by the stack: ${standing.reason}`);
}

/** Asks about the token that is stored, and keeps the answer. */
export async function verifyStoredToken(
  { ledger: { db }, keyring, http }: ApiDependencies,
  { sourceId, id, type, config }: Sink,
): Promise<TokenStanding> {
  const holder = { sourceId, sinkId: id };
  const token = (await readSecrets(db, keyring, holder))[tokenName];
  if (!hasStackToken(type)) throw new PenstockError('badRequest', `sink "${id}": type "${type}" has no token`);
  if (!token) throw new PenstockError('badRequest', `sink "${id}" has no token; enable or update it with one`);
  const standing = await verifyToken(http, String(config['stackUrl']), token);
  await writeTokenStanding(db, holder, standing);
  return standing;
}

export async function keepStanding(
  transaction: Database,
  { sourceId, id }: Pick<Sink, 'sourceId' | 'id'>,
  standing: TokenStanding | undefined,
): Promise<void> {
  if (standing) await writeTokenStanding(transaction, { sourceId, sinkId: id }, standing);
}
