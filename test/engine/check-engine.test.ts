import { Client, Connection } from '@temporalio/client';
import { checkEngine } from '../../src/engine/check-engine';
import { devServer } from '../support/temporal';

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: (await devServer()).address });
});
afterAll(() => connection.close());

it('says that the engine is there', async () => {
  expect(await checkEngine(new Client({ connection }))).toEqual({ ok: true });
});

it('says which namespace is gone, although the server answers', async () => {
  expect(await checkEngine(new Client({ connection, namespace: 'deleted' }))).toEqual({
    ok: false,
    message: expect.stringContaining('Namespace deleted is not found') as string,
  });
});
