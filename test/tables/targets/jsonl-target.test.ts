import { mkdtempSync } from 'node:fs';
import { appendFile, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { icebergConfig, type JsonlConfig } from '../../../src/sinks/iceberg/config';
import { createOutgoing } from '../../../src/tables/outgoing';
import { rowOf, type RecordRow } from '../../../src/tables/record-row';
import { jsonlTarget } from '../../../src/tables/targets/jsonl-target';
import type { TableTarget } from '../../../src/tables/targets/target';
import { anEvent } from '../../support/event';

const directory = mkdtempSync(join(tmpdir(), 'penstock-jsonl-'));
const outgoing = createOutgoing({ allowAddresses: [], allowDirectories: [directory] });
afterAll(async () => {
  await outgoing.close();
  await rm(directory, { recursive: true });
});

const columns = [
  { name: 'id', type: 'long', required: true },
  { name: 'written_at', type: 'timestamptz', source: 'flushTime' },
];
const targetAt = (path: string) =>
  jsonlTarget(icebergConfig.parse({ mode: 'jsonl', path, columns }) as JsonlConfig, outgoing);
const aRow = (body: string) => rowOf(anEvent({ body })) as RecordRow;
const append = (target: TableTarget, content: object, lines: string[]) =>
  target.append(
    { id: 'b', sourceId: 's', sinkId: 'k', content, rows: lines.length, poison: 0, bytes: 0 },
    () => Promise.resolve(lines.map(aRow)),
    new AbortController().signal,
  );
const idsIn = async (path: string) =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => /"id":(\d+)/.exec(line)?.[1]);

it('has each row once when a batch is written again, wherever writing it was cut off', async () => {
  const whole = '{"id":2,"written_at":0}\n{"id":3,"written_at":0}\n';
  for (let cut = 0; cut <= whole.length; cut += 1) {
    const path = join(directory, `cut-${cut}.jsonl`);
    const target = targetAt(path);
    await append(target, (await target.prepare([aRow('{"id":1}')])).content, ['{"id":1}']);
    const { content } = await target.prepare([aRow('{"id":2}'), aRow('{"id":3}')]);
    await appendFile(path, whole.slice(0, cut));
    await append(target, content, ['{"id":2}', '{"id":3}']);
    await append(targetAt(path), content, ['{"id":2}', '{"id":3}']);
    expect(await idsIn(path)).toEqual(['1', '2', '3']);
  }
});

it('keeps the digits of whole numbers, and writes moments in microseconds', async () => {
  const path = join(directory, 'digits.jsonl');
  const target = targetAt(path);
  const { content } = await target.prepare([aRow('{"id":9223372036854775807}')]);
  await append(target, content, ['{"id":9223372036854775807}']);
  expect(await readFile(path, 'utf8')).toMatch(/^\{"id":9223372036854775807,"written_at":\d{16}\}\n$/);
});

it('names the rows that do not fit', async () => {
  const { poison } = await targetAt(join(directory, 'poison.jsonl')).prepare([aRow('{"id":1}'), aRow('{"id":"x"}')]);
  expect(poison).toEqual([{ place: 1, reason: 'field "id" must be a long, got "x"' }]);
});

it('refuses a file outside the folders that are allowed', () => {
  expect(() => targetAt('/etc/rows.jsonl')).toThrow('is outside the allowed folders');
});

it('refuses a link to a file outside the folders that are allowed, though the file is not there yet', async () => {
  const path = join(directory, 'link.jsonl');
  await symlink(`${directory}-outside.jsonl`, path);
  expect(() => targetAt(path)).toThrow('is outside the allowed folders');
});
