// What the tests of sources and sinks ask of an API whose ledger is empty before each of them.
import { sql } from 'drizzle-orm';
import { rows } from '../../../src/ledger/ledger';
import { onEveryApi, type Answer, type RunningApi } from '../start-api';

export interface Resource {
  id: string;
  version: number;
  state: string;
  name: string;
  broken?: string;
  config: Record<string, unknown>;
}

interface Lists {
  sources: Resource[];
  sinks: Resource[];
  versions: { number: number; change: string; author: string; reason: string | null; settings: Resource }[];
  nextAfterId?: string;
}

export const url = 'https://example.com/hook';
export const limits = { sources: 12, sinksPerSource: 3 };

export function asking(api: () => RunningApi) {
  const call = <Body = Resource>(method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    api().call<Body>(method, `/v1${path}`, body, headers);
  return {
    call,
    list: async (path: string) => (await call<Lists>('GET', path)).body,
    countOf: async (table: string) =>
      (await rows<{ n: number }>(api().ledger.db, sql`select count(*)::integer as n from ${sql.identifier(table)}`))[0]
        ?.n,
    post: (path: string, body: unknown, headers?: Record<string, string>) => call('POST', path, body, headers),
    source: (id: string) => api().source(id),
    sink: (sourceId: string, id: string) => api().sink(sourceId, id),
    statuses: (answers: Answer[]) => answers.map(({ status }) => status).sort(),
  };
}

/** With room for as many as `limits` says. */
export const onEveryEmptyApi = (tests: (api: () => RunningApi) => void): void =>
  onEveryApi(
    (api) => {
      beforeEach(() =>
        api().ledger.db.execute(sql`
          truncate sources, deleted_sources, deleted_sinks, secrets, versions, idempotency_keys, events, deliveries, attempts,
            statistics cascade`),
      );
      tests(api);
    },
    { limits },
  );
