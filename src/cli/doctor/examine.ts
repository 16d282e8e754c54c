import { existsSync } from 'node:fs';
import { createClient } from '../penstock/client';
import { findPenstock, type ConnectionOptions } from '../penstock/find-penstock';
import { problem, type Check } from './check';
import { checkApi } from './check-api';
import { checkDatabase } from './check-database';
import { checkEngine, engineInUse } from './check-engine';
import { checkNode, checkPenstock, checkTemporalCli } from './check-programs';
import { checkEncryptionKey, checkStateDirectory } from './check-state';

/** Looks at all there is to see from here. What belongs to a Penstock elsewhere is left to its own report of itself. */
export async function examine(options: ConnectionOptions, env: NodeJS.ProcessEnv): Promise<Check[]> {
  const found = await findPenstock(options, env);
  const { stateDirectory, urlFrom } = found;
  const isElsewhere = urlFrom === '--url' || urlFrom === 'PENSTOCK_URL';
  const hasState = existsSync(stateDirectory);
  const keepsState = hasState || (!isElsewhere && !env.PENSTOCK_DATABASE_URL);
  const engine = await engineInUse(stateDirectory);
  return [
    checkNode(),
    checkPenstock(),
    await checkTemporalCli(env),
    ...(keepsState ? [await checkStateDirectory(stateDirectory)] : []),
    ...(keepsState || env.PENSTOCK_ENCRYPTION_KEY ? [await checkEncryptionKey(stateDirectory, env)] : []),
    ...(env.PENSTOCK_DATABASE_URL ? [await checkDatabase(env.PENSTOCK_DATABASE_URL)] : []),
    ...(await checkApi(createClient(found))),
    ...(engine ? await checkEngine(engine) : isElsewhere ? [] : [noEngine]),
  ];
}

const noEngine = problem(
  'Temporal',
  'TEMPORAL_ADDRESS is not set, and no Penstock is up here',
  'Start one with "penstock up", which brings a Temporal server of its own.',
);
