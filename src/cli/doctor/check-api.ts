// A Penstock that runs: whether it answers, what it says of itself, and whether it knows our token.
import { ApiError } from '../penstock/api-error';
import type { PenstockClient } from '../penstock/client';
import { Unreachable } from '../penstock/unreachable';
import { fine, problem, type Check } from './check';
import { checkWork } from './check-work';

type Readiness = Record<'ledger' | 'engine', { ok: boolean; message?: string }>;

/** What follows from an answer is only asked when there is one. */
export async function checkApi(api: PenstockClient): Promise<Check[]> {
  try {
    const { json } = await api.send('GET', '/readyz', { accepts: [503] });
    return [
      fine('API', api.url),
      readiness('ledger', json.ledger, 'Check the PostgreSQL server, or the log of the gateway.'),
      readiness('engine', json.engine, 'Check the Temporal server; events are accepted meanwhile.'),
      ...(await checkWork(api)),
      ...(await checkAsAdmin(api)),
    ];
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return [problem('API', error.message, 'Where it runs elsewhere, name its address with --url or PENSTOCK_URL.')];
  }
}

const readiness = (name: string, { ok, message = 'not ready' }: Readiness['ledger'], advice: string): Check =>
  ok ? fine(name, 'answers') : problem(name, message, advice);

/** What only an administrator is told, or why the token is not theirs. */
async function checkAsAdmin(api: PenstockClient): Promise<Check[]> {
  try {
    const { json } = await api.send('GET', '/v1/encryption');
    return [fine('token', 'accepted'), stored(json)];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The token was good; it is the ledger that does not answer, and that has its own line.
    if (error.code !== 'penstock.unauthorized') return [fine('token', `not refused; ${error.message}`)];
    const advice = 'Give the admin token with --token or PENSTOCK_TOKEN, or the state directory with --state-dir.';
    return [problem('token', error.message, advice)];
  }
}

interface Encryption {
  keyInUse: string;
  sealedWith: { keyId: string; secrets: number }[];
}

function stored({ keyInUse, sealedWith }: Encryption): Check {
  const name = 'stored secrets';
  const others = sealedWith.filter(({ keyId }) => keyId !== keyInUse);
  if (others.length === 0) return fine(name, `all sealed with key ${keyInUse}, the one in use`);
  const listed = others.map(({ keyId, secrets }) => `${secrets} with key ${keyId}`).join(', ');
  const advice =
    'Run "penstock keys rotate", which seals anew what a key in PENSTOCK_FORMER_ENCRYPTION_KEYS opens; where none does, ' +
    'set the encryption key to the one they were sealed with, or give them anew.';
  return problem(name, `sealed with another key than ${keyInUse}, the one in use: ${listed}`, advice);
}
