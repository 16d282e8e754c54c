import { link, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { appendBatches } from '../../../src/iceberg/append/append-batches';
import { pinOffsets } from '../../../src/iceberg/append/pin-offsets';
import { openEncoder, type Encoded } from '../../../src/iceberg/encode/encoder';
import { toJson } from '../../../src/iceberg/json';
import { expireSnapshots } from '../../../src/iceberg/maintenance/expire-snapshots';
import { manifestsOf } from '../../../src/iceberg/manifest/live-files';
import { loadTable, type Table } from '../../../src/iceberg/open-table';
import { fileStorage, pathOf } from '../../../src/iceberg/storage/file-storage';
import { actionLog } from '../../../src/iceberg/table/action-log';
import { layoutOf } from '../../../src/iceberg/table/layout';
import { describeWithIceberg, runPyiceberg } from '../../support/iceberg';
import { memoryCatalog } from '../../support/memory-catalog';
import { smallDisk, type SmallDisk } from '../../support/small-disk';
import { action } from '../encode/encode-lines';
import { group, topic } from './iceberg-table';

/** PENSTOCK_TEST_COMMITS makes it more: 10,000 take some twenty minutes. */
const commits = Number(process.env.PENSTOCK_TEST_COMMITS ?? 1_000);
const keepLast = 100;
const expireEvery = 250;
/** Of the manifests that wait to be merged, and the full ones of 8 MiB. */
const mostManifests = 100 + Math.ceil(commits / 2_000);

const read = `
import json, sys
from pyiceberg.table import StaticTable
table = StaticTable.from_metadata(sys.argv[1])
tasks = list(table.scan().plan_files())
one = table.scan(row_filter="applied_at_ms == " + sys.argv[2])
print(json.dumps([len(tasks), sum(task.file.record_count for task in tasks), len({task.file.file_path for task in tasks}),
  one.to_arrow().num_rows, len(list(one.plan_files())), table.metadata.properties[sys.argv[3]].split("@")[0]]))
`;

describeWithIceberg('a table of thousands of small commits', () => {
  let folder: string;
  let disk: SmallDisk;

  // In memory: on a disk, nearly all of the time would go into waiting for it.
  beforeAll(async () => {
    disk = await smallDisk(512);
    ({ folder } = disk);
  });
  afterAll(() => disk?.close());

  it('is read by pyiceberg, from a bounded number of manifests and snapshots, with nothing left over', async () => {
    const { catalog, metadata } = memoryCatalog(actionLog, `file://${folder}/table`);
    const table: Table = { catalog, namespace: ['test'], name: 'many' };
    await pinOffsets(table, [{ group, topic, partition: 0, next: 0 }]);
    const day = 86_400_000;
    const firstMs = 1_790_035_200_000;
    const days = await filesOfDays(
      table,
      [0, 1, 2].map((n) => firstMs + n * day),
    );
    let most = 0;
    for (let at = 0; at < commits; at += 1) {
      const { files, rows } = days[at % days.length]!;
      const own = await Promise.all(files.map((file) => linked(file, at)));
      const ranges = [{ group, topic, partition: 0, from: at, to: at + 1 }];
      const [answer] = await appendBatches(table, [{ id: `b${at}`, ranges, files: own, rows, poison: 0 }]);
      expect(answer!.state).toBe('committed');
      if ((at + 1) % expireEvery > 0) continue;
      const loaded = await loadTable(table);
      most = Math.max(most, (await manifestsOf(loaded.metadata.current!, fileStorage)).length);
      await expireSnapshots(table, { olderThanMs: -day, keepLast });
    }
    expect(most).toBeLessThanOrEqual(mostManifests);
    const written = join(folder, 'v1.metadata.json');
    await writeFile(written, toJson(metadata()));
    expect((await stat(written)).size).toBeLessThan(keepLast * 1_500);
    // A list for each snapshot, and the manifests that they share.
    const left = await readdir(join(folder, 'table', 'metadata'));
    expect(left.length).toBeLessThan(2 * keepLast + 2 * mostManifests);

    const ofLastDay = Math.floor(commits / days.length);
    const key = `penstock.offset.${group}.${topic}.0`;
    expect(await runPyiceberg(read, [`file://${written}`, String(firstMs + 2 * day), key])).toEqual([
      commits,
      commits,
      commits,
      ofLastDay,
      ofLastDay,
      String(commits),
    ]);
  });

  /** A file with one row, for each of these times. */
  async function filesOfDays(table: Table, times: number[]): Promise<Encoded[]> {
    const encoder = await openEncoder({ folder: join(folder, 'encoder') });
    const layout = layoutOf((await loadTable(table)).metadata, actionLog.columns);
    const records = join(folder, 'records.ndjson');
    try {
      const encoded = [];
      for (const applied_at_ms of times) {
        await writeFile(records, `${JSON.stringify(action({ applied_at_ms }))}\n`);
        encoded.push(await encoder.encode({ records, flushTimeMs: Date.now(), layout, storage: fileStorage }));
      }
      return encoded;
    } finally {
      encoder.close();
    }
  }

  /** The same file under another name. */
  async function linked(file: Encoded['files'][number], commit: number): Promise<Encoded['files'][number]> {
    const location = `${dirname(file.location)}/penstock-${commit}.parquet`;
    await link(pathOf(file.location), pathOf(location));
    return { ...file, location };
  }
});
