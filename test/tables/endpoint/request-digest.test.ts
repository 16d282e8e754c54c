import { isSameRequest, requestDigest } from '../../../src/tables/endpoint/request-digest';

const asked = {
  target: { catalog: 'lake', namespace: 'n', name: 't' },
  columns: [
    { name: 'id', type: 'long' as const, required: true },
    { name: 'note', type: 'string' as const, required: false },
  ],
  rows: [{ id: 9_007_199_254_740_993n, note: 'a' }, { id: 2 }] as unknown[],
};

it('is the same however the fields of a row are written', async () => {
  const rewritten = [
    { note: 'a', id: 9_007_199_254_740_993n },
    { id: 2, note: null },
  ];
  expect(await requestDigest({ ...asked, rows: rewritten })).toBe(await requestDigest(asked));
});

it.each([
  ['another value', { rows: [{ id: 9_007_199_254_740_992n, note: 'a' }, { id: 2 }] }],
  ['a value of another type', { rows: [{ id: 9_007_199_254_740_993n, note: 'a' }, { id: '2' }] }],
  ['rows in another order', { rows: [...asked.rows].reverse() }],
  ['one row more', { rows: [...asked.rows, { id: 3 }] }],
  ['what is no row', { rows: ['id', 2] }],
  ['another table', { target: { ...asked.target, name: 'u' } }],
  ['other columns', { columns: asked.columns.slice(0, 1) }],
])('is another for %s', async (_, difference) => {
  expect(await requestDigest({ ...asked, ...difference })).not.toBe(await requestDigest(asked));
});

it('knows a request without a digest, of before they were kept, by its table and how many rows it has', () => {
  const known = { ...asked.target, rows: 2 };
  expect(isSameRequest(known, asked, 'a')).toBe(true);
  expect(isSameRequest({ ...known, digest: 'b' }, asked, 'a')).toBe(false);
  expect(isSameRequest(known, { ...asked, rows: [{ id: 1 }] }, 'a')).toBe(false);
  expect(isSameRequest(known, { ...asked, target: { ...asked.target, name: 'u' } }, 'a')).toBe(false);
});
