// Rows of deliveries into a table of a catalog: one file or a few a batch, in the sink's own sequence.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sourcesPerLine } from '../../iceberg/encode/copy';
import { layoutOf } from '../../iceberg/table/layout';
import { hasHadPlace } from '../../ledger/tables/batches';
import { renewWriter, tableStanding } from '../../ledger/tables/standings';
import type { Database } from '../../ledger/ledger';
import type { TableSink } from '../../model/table-append';
import { rowLayout, type NativeConfig } from '../../sinks/iceberg/config';
import { appendOpen, type TableContent } from '../append-noted';
import type { OpenedEncoder } from '../encoder';
import { findPlace } from '../find-place';
import { loadSinkTable, sinkTable, type SinkSecrets } from '../open-sink-table';
import type { Outgoing } from '../outgoing';
import type { RecordRow } from '../record-row';
import { writeLines } from '../write-lines';
import type { TableTarget } from './target';

export interface NativeTargetDependencies {
  db: Database;
  outgoing: Outgoing;
  encoder: OpenedEncoder;
}

export async function nativeTarget(
  { db, outgoing, encoder }: NativeTargetDependencies,
  sink: TableSink,
  config: NativeConfig,
  secrets: SinkSecrets,
): Promise<TableTarget> {
  const standing = await tableStanding(db, sink);
  let { writer } = standing;
  const table = sinkTable(config, secrets, outgoing, standing.tableUuid);
  const load = () => loadSinkTable(table, config, outgoing);
  /** The table, and where the sequence goes on in it: a new one where the table was set back. */
  const placeNow = async () => {
    const hasHad = (position: number) => hasHadPlace(db, { writer, position });
    const found = await findPlace({ load, writer, hasHad });
    if (found) return found;
    writer = await renewWriter(db, sink, writer);
    return { ...(await load()), position: 0 };
  };
  return {
    async prepare(rows) {
      const { metadata, storage, position: from } = await placeNow();
      const layout = layoutOf(metadata, rowLayout(config).columns);
      const sequence = { name: writer, from, to: from + 1 };
      const { encode, folder } = await encoder();
      const spooled = await spool(folder, rows, sourcesPerLine(layout.columns).length > 0);
      try {
        const { files, poison } = await encode({ ...spooled.paths, flushTimeMs: Date.now(), layout, storage });
        const content: TableContent = { files, sequence };
        const place = { writer, position: from };
        return { content, place, poison: poison.map(({ line, reason }) => ({ place: line - 1, reason })) };
      } finally {
        await spooled.remove();
      }
    },

    isOwn: (content) => 'files' in content,

    async append(batch, _rows, signal) {
      const answers = await appendOpen(db, sink, table, [batch], signal);
      const answer = answers.get(batch.id);
      if (!answer) throw new Error(`batch ${batch.id} was not answered`);
      return answer;
    },
  };
}

/** The encoder reads files. */
async function spool(folder: string, rows: RecordRow[], withBeside: boolean) {
  const records = join(folder, `${randomUUID()}.ndjson`);
  const perLine = `${records}.beside`;
  const remove = () => Promise.all([rm(records, { force: true }), rm(perLine, { force: true })]);
  const together = (lines: (Buffer | string)[]) => [
    Buffer.concat(lines.flatMap((line) => [Buffer.from(line), lineEnd])),
  ];
  try {
    await writeLines(records, together(rows.map(({ line }) => line)));
    if (withBeside) await writeLines(perLine, together(rows.map(({ beside }) => JSON.stringify(beside))));
  } catch (error) {
    await remove();
    throw error;
  }
  return { paths: { records, ...(withBeside && { perLine }) }, remove };
}

const lineEnd = Buffer.from('\n');
