import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { migratePostgres } from '../../src/ledger/migrate-postgres';
import { openPostgresLedger } from '../../src/ledger/open-ledger';
import { createDatabase, describeWithPostgres } from '../support/postgres';

/** Of the migration 0020, in meta/_journal.json. */
const whenDigestsCame = 1_801_000_000_000;
const migrationsFolder = join(__dirname, '../../src/ledger/migrations');

describeWithPostgres('a migration', () => {
  let databaseUrl: string;
  let reader: Client;
  beforeEach(async () => {
    databaseUrl = await createDatabase();
    await (await openPostgresLedger(databaseUrl)).close();
    reader = new Client({ connectionString: databaseUrl });
    await reader.connect();
    // As an older version has left it.
    await reader.query(`
      drop table kafka_topics;
      alter table append_requests drop column digest;
      delete from drizzle.__drizzle_migrations where created_at >= ${whenDigestsCame}`);
    await reader.query('begin');
    await reader.query('select count(*) from append_requests');
  });
  afterEach(() => reader.end());

  it('lets others go on while it waits for somebody who reads, says so, and is made in the end', async () => {
    let tell = (message: string): void => void message;
    const told = new Promise<string>((resolve) => (tell = resolve));
    const opening = openPostgresLedger(databaseUrl, tell);
    expect(await told).toContain('cannot be changed for this version while others hold them');

    const gateway = new Client({ connectionString: databaseUrl });
    await gateway.connect();
    await gateway.query(`set lock_timeout = '1s'`);
    await gateway.query('select count(*) from append_requests');
    await gateway.end();

    await reader.query('commit');
    await (await opening).close();
    await reader.query('select digest from append_requests');
  });

  it('says what holds it up when that lasts too long', async () => {
    await expect(migratePostgres(databaseUrl, migrationsFolder, { patienceMs: 0 })).rejects.toMatchObject({
      code: 'ledgerUnavailable',
      message: expect.stringContaining('end their transactions (pg_stat_activity), start again') as string,
    });
  });
});

it('gives up on a server that takes connections and says nothing', async () => {
  const hung = createServer(() => undefined);
  hung.listen(0, '127.0.0.1');
  await once(hung, 'listening');
  const { port } = hung.address() as AddressInfo;
  await expect(openPostgresLedger(`postgresql://127.0.0.1:${port}/ledger`)).rejects.toMatchObject({
    code: 'ledgerUnavailable',
    message: expect.stringContaining('timeout expired') as string,
  });
  hung.close();
});
