// Rows of deliveries on a disk that takes no more.
import { readdir } from 'node:fs/promises';
import { toJson } from '../../../src/iceberg/json';
import type { Ledger } from '../../../src/ledger/ledger';
import { icebergConfig, type NativeConfig } from '../../../src/sinks/iceberg/config';
import { createOutgoing } from '../../../src/tables/outgoing';
import { rowOf, type RecordRow } from '../../../src/tables/record-row';
import { nativeTarget } from '../../../src/tables/targets/native-target';
import { emptyLedger } from '../../support/embedded-ledger';
import { anEvent } from '../../support/event';
import { memoryCatalog } from '../../support/memory-catalog';
import { startReceiver, type Receiver } from '../../support/receiver';
import { smallDisk, type SmallDisk } from '../../support/small-disk';
import { withSource } from '../../support/world';

const columns = [{ name: 'id', type: 'string' as const, required: false }];
let ledger: Ledger;
let catalog: Receiver;
let disk: SmallDisk;

beforeEach(async () => {
  [ledger, disk] = [await emptyLedger(), await smallDisk(8)];
  const { metadata } = memoryCatalog({ columns, partition: '', order: '' }, `file://${disk.folder}/table`);
  catalog = await startReceiver(({ path }) => ({
    status: 200,
    body: path.endsWith('/config') ? '{}' : toJson({ metadata: metadata() }),
  }));
  await withSource(ledger);
});
afterEach(async () => {
  await catalog.close();
  await disk.close();
  await ledger.close();
});

it('are told of as what they wait for, and leave nothing there', async () => {
  await disk.leave(4_000_000);
  const config = icebergConfig.parse({
    ...{ mode: 'native', catalog: { url: catalog.url }, namespace: 'n', table: 't', columns },
  }) as NativeConfig;
  const outgoing = createOutgoing({ allowAddresses: ['127.0.0.0/8'], allowDirectories: [disk.folder] });
  const encoder = () => Promise.resolve({ folder: disk.folder, encode: () => Promise.reject(new Error('not asked')) });
  const target = await nativeTarget(
    { db: ledger.db, outgoing, encoder },
    { sourceId: 'shop', sinkId: 's' },
    config,
    {},
  );
  const row = rowOf(anEvent({ body: JSON.stringify({ id: 'x'.repeat(1_000_000) }) })) as RecordRow;
  await expect(target.prepare(Array.from({ length: 10 }, () => row))).rejects.toMatchObject({
    code: 'diskFull',
    message: expect.stringContaining(disk.folder) as string,
  });
  expect(await readdir(disk.folder)).toEqual(['ballast']);
  await outgoing.close();
});
