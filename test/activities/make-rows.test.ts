import { setTimeout as delay } from 'node:timers/promises';
import { makeRows, type MakeRowsOptions } from '../../activities/tables/make-rows';
import type { Member } from '../../src/model/delivery';
import { DeliveryError } from '../../src/model/errors';
import { anEvent } from '../support/event';

const members = (count: number): Member[] =>
  Array.from({ length: count }, (_none, at) => ({
    ...{ id: String(at), attempts: 0, scheduleFrom: 0, elapsedMs: 0 },
    event: anEvent({ id: String(at) }),
  }));
const make = (count: number, options: Partial<MakeRowsOptions>) =>
  makeRows(members(count), {
    rowTemplate: 'any',
    render: (_template, _field, { id }) => Promise.resolve({ id }),
    signal: new AbortController().signal,
    ...options,
  });
const idsOf = (some: { member: Member }[]) => some.map(({ member }) => Number(member.id));

it('keeps the order of the members, whoever is made first', async () => {
  const render: MakeRowsOptions['render'] = async (_template, _field, { id }) => {
    await delay(id === '0' ? 20 : 0);
    if (id === '3') throw new DeliveryError('templateFailed', 'no');
    return { id };
  };
  const { made, refused } = await make(5, { render });
  expect(made.map(({ row }) => String(row.line))).toEqual(['{"id":"0"}', '{"id":"1"}', '{"id":"2"}', '{"id":"4"}']);
  expect(refused).toMatchObject([{ member: { id: '3' }, failure: { code: 'templateFailed', message: 'no' } }]);
});

it('gives few templates to the threads at the same time', async () => {
  let [now, most] = [0, 0];
  const render: MakeRowsOptions['render'] = async () => {
    most = Math.max(most, ++now);
    await delay(1);
    now -= 1;
    return {};
  };
  expect(idsOf((await make(100, { render })).made)).toHaveLength(100);
  expect(most).toBeLessThanOrEqual(10);
});

it.each([
  ['time', { withinMs: 0, bytes: 1_000_000 }],
  ['bytes', { withinMs: 60_000, bytes: 1 }],
])('begins nobody else when the %s is used up, and always somebody', async (_what, limits) => {
  const { made, refused } = await make(100, { limits });
  expect(idsOf(made)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(refused).toEqual([]);
});

it('says when templates cannot be run at all, and goes on no longer than its worker', async () => {
  await expect(make(1, { render: () => Promise.reject(new Error('no threads')) })).rejects.toThrow('no threads');
  await expect(make(1, { signal: AbortSignal.abort(new Error('stopping')) })).rejects.toThrow('stopping');
});

it.each([[7], ['row'], [[{}]], [true]])('takes %j for no row', async (value) => {
  const { refused } = await make(1, { render: () => Promise.resolve(value) });
  expect(refused).toMatchObject([{ failure: { code: 'templateFailed' } }]);
});

it('refuses a row that is longer than a line may be', async () => {
  const { refused } = await make(1, { render: () => Promise.resolve({ text: 'a'.repeat(1_048_576) }) });
  expect(refused).toMatchObject([
    { failure: { code: 'rowRefused', message: 'rowTemplate: value is 1048587 bytes; at most 1048576 are taken' } },
  ]);
});
