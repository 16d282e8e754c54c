import { findWatermark } from '../../../src/iceberg/append/watermarks';
import { readMetadata } from '../../../src/iceberg/table/metadata';
import { metadataJson } from './metadata-json';

const key = 'penstock.offset.g.t.0';

interface Listed {
  id: number;
  parent?: number;
  summary?: Record<string, string>;
}

/** A table whose main is at `current`, and whose watermark was set by snapshot `by`. */
function tableWith(
  snapshots: Listed[],
  current: number | undefined,
  by: number | undefined,
  shown = { showsHistory: true },
) {
  const json = metadataJson({
    properties: by === undefined ? {} : { [key]: `7@${by}` },
    snapshots: snapshots.map(({ id, parent, summary }) => ({
      'snapshot-id': id,
      'parent-snapshot-id': parent,
      'sequence-number': id,
      'timestamp-ms': id,
      'manifest-list': 'x',
      summary,
    })),
    refs: current === undefined ? {} : { main: { 'snapshot-id': current, type: 'branch' } },
  });
  return readMetadata(json, shown);
}

it('is the property while its snapshot is in the ancestry of main', () => {
  const table = tableWith([{ id: 1 }, { id: 2, parent: 1 }], 2, 1);
  expect(findWatermark(table, key)).toEqual({ next: 7, snapshotId: 1n });
});

it.each([
  ['its snapshot is beside main', [{ id: 1 }, { id: 2, parent: 1 }, { id: 3, parent: 1 }], 3, 2],
  ['its snapshot is ahead of main', [{ id: 1 }, { id: 2, parent: 1 }], 1, 2],
  ['main is whole and has it not', [{ id: 1 }, { id: 3, parent: 1 }], 3, 2],
  ['main is gone', [], undefined, 2],
  [
    'expiry has cut main, and its snapshot is younger than the cut',
    [
      { id: 2, parent: 1 },
      { id: 3, parent: 2 },
    ],
    2,
    3,
  ],
])('is refused when the table was rolled back: %s', (_, snapshots, current, by) => {
  expect(() => findWatermark(tableWith(snapshots, current, by), key)).toThrow(/rolled back behind snapshot/);
});

it('is trusted when expiry has cut the ancestry', () => {
  expect(findWatermark(tableWith([{ id: 3, parent: 2 }], 3, 1), key)?.next).toBe(7);
});

it('is trusted when the catalog shows the current snapshot alone, without its parent', () => {
  expect(findWatermark(tableWith([{ id: 3 }], 3, 1, { showsHistory: false }), key)?.next).toBe(7);
});

it('is looked for in the summaries of main when there is no property', () => {
  const summary = (next: number) => ({ 'penstock.watermarks': JSON.stringify({ [key]: next }) });
  const table = tableWith(
    [
      { id: 1, summary: summary(4) },
      { id: 2, parent: 1, summary: summary(6) },
      { id: 3, parent: 2 },
    ],
    3,
    undefined,
  );
  expect(findWatermark(table, key)).toEqual({ next: 6, snapshotId: 2n });
  expect(findWatermark(table, 'penstock.offset.g.t.1')).toBeUndefined();
});

it('refuses a property that is no watermark, and other format versions', () => {
  const table = tableWith([{ id: 1 }], 1, 1);
  table.properties[key] = 'x';
  expect(() => findWatermark(table, key)).toThrow('must be like 1500@72057594037927936, got "x"');
  expect(() => readMetadata({ 'format-version': 1 })).toThrow('the table must have format version 2, got 1');
  expect(() => readMetadata({ 'format-version': 3 })).toThrow('the table must have format version 2, got 3');
});
