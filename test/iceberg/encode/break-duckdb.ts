// No statement is known that breaks this DuckDB, and any of its next versions may have one.
import { readFileSync } from 'node:fs';
import { DuckDBConnection } from '@duckdb/node-api';

/**
 * Has DuckDB end with an internal error where it reads records that have this text in them, and refuse everything afterwards
 * until it is opened anew, as it does. Until mocks are restored.
 */
export function breakAt(text: string): void {
  const broken = new WeakSet<DuckDBConnection>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with `this` below
  const original = DuckDBConnection.prototype.run;
  jest.spyOn(DuckDBConnection.prototype, 'run').mockImplementation(function (this: DuckDBConnection, sql, ...rest) {
    if (broken.has(this)) return Promise.reject(new Error('FATAL Error: the database has been invalidated'));
    const records = /read_json\('([^']+)'/.exec(sql)?.[1];
    if (records === undefined || !readFileSync(records, 'utf8').includes(text))
      return original.call(this, sql, ...rest);
    broken.add(this);
    return Promise.reject(new Error('INTERNAL Error: broken here'));
  });
}
