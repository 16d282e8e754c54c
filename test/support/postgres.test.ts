import { Client } from 'pg';
import { createDatabase, describeWithPostgres } from './postgres';

describeWithPostgres('createDatabase', () => {
  it('answers the URL of an empty database each time', async () => {
    const urls = [await createDatabase(), await createDatabase()];
    expect(urls[0]).not.toBe(urls[1]);
    const client = new Client({ connectionString: urls[0] });
    await client.connect();
    const { rows } = await client.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'public'`);
    expect(rows).toEqual([]);
    await client.end();
  });
});
