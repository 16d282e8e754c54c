// Rows of services on a disk that takes no more.
import { readdir } from 'node:fs/promises';
import { memoryCatalog } from '../../support/memory-catalog';
import { emptyLedger } from '../../support/embedded-ledger';
import { smallDisk } from '../../support/small-disk';
import { appendRows } from '../../../src/tables/endpoint/append-rows';
import { createOutgoing } from '../../../src/tables/outgoing';

it('are told of as such, and not as rows that are cut off', async () => {
  const [ledger, disk] = [await emptyLedger(), await smallDisk(8)];
  const outgoing = createOutgoing({ allowAddresses: [], allowDirectories: [disk.folder] });
  try {
    await disk.leave(4_000_000);
    const columns = [{ name: 'id', type: 'string' as const, required: false }];
    const { catalog } = memoryCatalog({ columns, partition: '', order: '' }, `file://${disk.folder}/table`);
    const encode = () => Promise.reject(new Error('not asked'));
    const encoder = () => Promise.resolve({ folder: disk.folder, encode });
    const asked = {
      target: { catalog: 'c', namespace: 'n', name: 't' },
      table: { namespace: ['n'], name: 't', catalog, agents: outgoing.agents, checkLocation: outgoing.checkLocation },
      columns,
      rows: Array.from({ length: 10 }, () => ({ id: 'x'.repeat(1_000_000) })),
    };
    await expect(appendRows({ db: ledger.db, outgoing, encoder }, asked)).rejects.toMatchObject({ code: 'diskFull' });
    expect(await readdir(disk.folder)).toEqual(['ballast']);
  } finally {
    await outgoing.close();
    await disk.close();
    await ledger.close();
  }
});
