// Two gateways bring one topic into one table: whichever of them comes, hangs or dies, every row is in it once.
import { freePort } from '../../src/engine/embedded-server/ports';
import { describeWithIceberg, fileCatalog } from '../support/iceberg';
import { describeWithKafka, startKafka, type Broker } from '../support/kafka';
import { describeWithPostgres } from '../support/postgres';
import { until } from '../support/until';
import { ask, penstock, ready, type Process, type Statistics } from './support/penstock';
import { startSharedServers, type SharedServers } from './support/shared-servers';
import { lakeOf, topicsIntoTables } from './support/topics-into-tables';

const topic = 'gateways';
const partitions = 4;

interface Gateway extends Process {
  url: string;
}

describeWithPostgres('two gateways of one table', () => {
  describeWithKafka('with Kafka', () => {
    describeWithIceberg('and a catalog', () => {
      let broker: Broker;
      let servers: SharedServers;
      let catalog: { url: string };
      let worker: Process;
      let one: Gateway;
      const gateways = new Set<Gateway>();

      const startGateway = async (): Promise<Gateway> => {
        const port = await freePort();
        const url = `http://127.0.0.1:${port}`;
        // The same state directory for all, as on one machine.
        const gateway = { url, ...penstock(['gateway'], { ...servers.env, PENSTOCK_PORT: String(port) }) };
        gateways.add(gateway);
        await ready(url, gateway);
        return gateway;
      };
      const end = (gateway: Gateway, signal: NodeJS.Signals) => {
        gateways.delete(gateway);
        return gateway.end(signal);
      };
      const partitionsOf = async ({ url }: Gateway): Promise<number> => {
        const path = `/v1/sources/${topic}`;
        const { status } = await ask<{ status?: { state: string; partitions: object[] } }>(url, 'GET', path);
        return status?.state === 'running' ? status.partitions.length : 0;
      };
      const untilShared = (...shares: [Gateway, number][]) =>
        until('the partitions to be shared', async () => {
          const found = await Promise.all(shares.map(([gateway]) => partitionsOf(gateway)));
          return shares.every(([, share], index) => found[index] === share);
        });

      const tables = topicsIntoTables(() => ({ url: one.url, broker, catalog }), partitions);
      let sent = 0;
      /** Sends so many records to each partition. */
      const send = async (each: number) => {
        await tables.send(topic, sent, sent + each);
        sent += each;
      };
      const rowsIn = async ({ url }: Gateway) =>
        (await ask<Statistics>(url, 'GET', `${lakeOf(topic)}/statistics`)).delivered;
      const untilIn = (gateway: Gateway, rows = sent * partitions) =>
        until(`${rows} rows`, async () => (await rowsIn(gateway)) >= rows);

      beforeAll(async () => {
        broker = await startKafka();
        catalog = await fileCatalog();
        servers = await startSharedServers();
        worker = penstock(['worker'], servers.env);
      });
      afterAll(async () => {
        for (const gateway of gateways) {
          gateway.child.kill('SIGCONT');
          await end(gateway, 'SIGTERM');
        }
        await worker?.end('SIGTERM');
        await broker?.close();
        await servers?.close();
      });

      it('have every record in it once: the second joins, the first hangs past its session with a batch at hand and comes back, the second is killed', async () => {
        one = await startGateway();
        await tables.start(topic, { maxRecords: 500, maxAge: '300ms' });
        await send(500);
        await untilIn(one, 1);

        const joining = startGateway();
        await send(1000);
        const two = await joining;
        await untilShared([one, 2], [two, 2]);
        await untilIn(two);

        // Each has files for a batch, and waits for the ledger to note it.
        const held = await servers.holdBatches();
        await send(200);
        await held.waiting('insert into table_batches', 2);
        one.child.kill('SIGSTOP');
        await held.letGo();
        await untilShared([two, 4]);
        await send(500);
        await untilIn(two);

        one.child.kill('SIGCONT');
        await untilShared([one, 2], [two, 2]);
        const before = await rowsIn(one);
        await send(1000);
        await until('a commit', async () => (await rowsIn(one)) > before);
        await end(two, 'SIGKILL');
        await send(500);
        await untilIn(one);

        expect(await tables.ids(topic)).toEqual(tables.expected(0, sent));
        expect(await rowsIn(one)).toBe(sent * partitions);
        await tables.untilStored(topic, sent);
        expect(await end(one, 'SIGTERM')).toBe(0);
      });
    });
  });
});
