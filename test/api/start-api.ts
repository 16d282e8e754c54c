// The API of a test.
import examples from '@octokit/webhooks-examples';
import type { ApiDependencies } from '../../src/api/dependencies';
import { openPostgresLedger } from '../../src/ledger/open-ledger';
import { emptyLedger } from '../support/embedded-ledger';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { serveApi, type RunningApi } from './serve-api';

export type { Answer, RunningApi } from './serve-api';

/** Over an embedded ledger with nothing in it, unless there is another. */
export const startApi = async (differences: Partial<ApiDependencies> = {}): Promise<RunningApi> =>
  serveApi(differences.ledger ?? (await emptyLedger()), differences);

/** Runs the tests with an API over PGlite, and with one over PostgreSQL. */
export function onEveryApi(tests: (api: () => RunningApi) => void, differences: Partial<ApiDependencies> = {}): void {
  const suite = (start: () => Promise<RunningApi>) => () => {
    let api: RunningApi | undefined;
    beforeAll(async () => {
      api = await start();
    });
    afterAll(() => api?.close());
    tests(() => {
      if (!api) throw new Error('the API is started before all tests');
      return api;
    });
  };
  describe(
    'PGlite',
    suite(() => startApi(differences)),
  );
  describeWithPostgres(
    'PostgreSQL',
    suite(async () => startApi({ ...differences, ledger: await openPostgresLedger(await createDatabase()) })),
  );
}

/** A payload as GitHub sends it, by the name of its event. */
export const payload = (name: string): string =>
  JSON.stringify(examples.find((event) => event.name === name)?.examples[0]);

/** What an answer with an error looks like whose message says, among other things, this. */
export const refusal = (status: number, code: string, message: string) => ({
  status,
  body: {
    statusCode: status,
    error: `penstock.${code}`,
    message: expect.stringContaining(message) as string,
    hint: expect.any(String) as string,
  },
});
