import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Client } from 'pg';
import { listen } from '../../src/ledger/postgres-listener';
import { createDatabase, describeWithPostgres } from '../support/postgres';
import { until } from '../support/until';

/** A way to a server that can be cut so that neither side is told, as when a network or a host goes. */
async function startSilentProxy(port: number, host: string) {
  const underWay: { near: Socket; far: Socket }[] = [];
  const server = createServer((near) => {
    const far = connect(port, host);
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.pipe(far).pipe(near);
    underWay.push({ near, far });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => underWay.length,
    cut: () => underWay.forEach(({ near, far }) => near.unpipe(far).resume() && far.unpipe(near).resume()),
    async close() {
      underWay.forEach(({ near }) => near.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}

describeWithPostgres('a listener', () => {
  it('listens anew when its connection carries nothing any more and nobody says so', async () => {
    const url = new URL(await createDatabase());
    const proxy = await startSilentProxy(Number(url.port || 5432), url.hostname);
    const proxied = new URL(url);
    proxied.hostname = '127.0.0.1';
    proxied.port = String(proxy.port);
    const notifier = new Client({ connectionString: url.href });
    await notifier.connect();
    let heard = 0;
    const stop = await listen(proxied.href, 'a_channel', () => (heard += 1), 100);

    proxy.cut();
    await until('another connection', () => proxy.connections() > 1);
    await until('word of what may have happened meanwhile', () => heard > 1);
    const before = heard;
    await notifier.query('notify a_channel');
    await until('what is notified from then on', () => heard > before);

    await stop();
    await notifier.end();
    await proxy.close();
  });
});
