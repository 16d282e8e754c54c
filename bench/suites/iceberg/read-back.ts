// What is in a table, counted by pyiceberg: a reader that shares nothing with the writer.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pyiceberg } from '../../../test/support/shared/iceberg-servers';

export interface Counted {
  rows: number;
  /** Records that have no row. */
  missing: number;
  /** Rows beyond the first of a record. */
  duplicates: number;
}

const script = `
import sys, json
from pyiceberg.catalog import load_catalog
uri, name, records = sys.argv[1], sys.argv[2], int(sys.argv[3])
table = load_catalog("rest", type="rest", uri=uri).load_table(name)
seen, rows = bytearray(records), 0
for batch in table.scan(selected_fields=("event_id",)).to_arrow_batch_reader():
    for event_id in batch["event_id"].to_pylist():
        seen[int(event_id.split("-", 1)[0])] = 1
        rows += 1
found = sum(seen)
print(json.dumps({"rows": rows, "missing": records - found, "duplicates": rows - found}))
`;

export async function readBack(catalogUrl: string, table: string, records: number): Promise<Counted> {
  const { python } = await pyiceberg();
  const args = ['-W', 'ignore', '-c', script, catalogUrl, table, String(records)];
  const { stdout } = await promisify(execFile)(python, args);
  return JSON.parse(stdout) as Counted;
}
