// JSON Schemas of users, compiled and applied in threads: a pattern or a long list may take for ever.
import { compiledPath } from '../model/compiled-path';
import { PenstockError } from '../model/errors';
import { TimeLimitExceeded, timedPool } from '../threads/timed-pool';
import type { SchemaCheck, SchemaResult, SchemaTask } from './task';

const pool = timedPool<SchemaTask, SchemaResult>(compiledPath('src/schemas/worker.js'));

/** Ends the threads. A later check starts new ones. */
export const closeSchemaPool = (): Promise<void> => pool.close();

/** Throws `schemaInvalid` for what is no JSON Schema, or refers to another one. */
export async function checkSchema(schema: unknown): Promise<void> {
  const [fault] = await pool.run({ schema: JSON.stringify(schema) }).catch(tooLong);
  if (fault !== undefined) throw new PenstockError('schemaInvalid', `schema: ${fault}`);
}

/** For each: how the data does not match, or undefined. */
export async function violationsOf(checks: SchemaCheck[]): Promise<(string | undefined)[]> {
  if (checks.length === 0) return [];
  try {
    return await pool.run({ checks });
  } catch (error) {
    const [only] = checks;
    if (checks.length === 1 || !only) return tooLong(error);
    // One of them took too long, and it is not known which.
    const apart: (string | undefined)[] = [];
    for (const check of checks) apart.push(...(await violationsOf([check])));
    return apart;
  }
}

function tooLong(error: unknown): string[] {
  if (error instanceof TimeLimitExceeded) return [`data: the check ${error.message}`];
  throw error;
}
