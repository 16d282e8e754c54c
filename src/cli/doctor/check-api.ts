// A Penstock that runs: whether it answers, what it says of itself, and whether it knows our token.
import { ApiError } from '../penstock/api-error';
import type { PenstockClient } from '../penstock/client';
import { Unreachable } from '../penstock/unreachable';
import { fine, problem, type Check } from './check';

type Readiness = Record<'ledger' | 'engine', { ok: boolean; message?: string }>;

/** What follows from an answer is only asked when there is one. */
export async function checkApi(api: PenstockClient): Promise<Check[]> {
  try {
    const { json } = await api.send<Readiness>('GET', '/readyz', { accepts: [503] });
    return [
      fine('API', api.url),
      readiness('ledger', json.ledger, 'Check the PostgreSQL server, or the log of the gateway.'),
      readiness('engine', json.engine, 'Check the Temporal server; events are accepted meanwhile.'),
      await checkToken(api),
    ];
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return [problem('API', error.message, 'Where it runs elsewhere, name its address with --url or PENSTOCK_URL.')];
  }
}

const readiness = (name: string, { ok, message = 'not ready' }: Readiness['ledger'], advice: string): Check =>
  ok ? fine(name, 'answers') : problem(name, message, advice);

async function checkToken(api: PenstockClient): Promise<Check> {
  try {
    await api.send('GET', '/v1/sources');
    return fine('token', 'accepted');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const advice = 'Give the admin token with --token or PENSTOCK_TOKEN, or the state directory with --state-dir.';
    return problem('token', error.message, advice);
  }
}
