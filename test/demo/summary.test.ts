import { allIsWell, lastLine, summary } from '../../src/demo/summary';
import { accounts, aDelivery } from './accounts';
import { table } from '../../src/demo/table';

const progress = [
  { sinkId: 'archive', accepted: 1234, underWay: 0, waiting: 0, delivered: 1230, retried: 8, dead: 4, skipped: 0 },
  { sinkId: 'agent-advice', accepted: 6, underWay: 0, waiting: 0, delivered: 5, retried: 0, dead: 0, skipped: 1 },
];
const agreed = { lost: [], open: [], wrong: [] };

it('ends with one line of all counts', () => {
  expect(lastLine(progress, agreed)).toBe('demo: 1240 accepted, 1235 delivered, 4 dead-lettered, 1 skipped, 0 lost');
});

it('says for each sink why it has dead letters', () => {
  const deliveries = [
    aDelivery({ state: 'dead', failure: 'it answered 500' }),
    aDelivery({ id: 'd2', state: 'dead', failure: 'it answered 500' }),
    aDelivery({ id: 'd3', sinkId: 'jobs', state: 'dead', failure: 'job 7 ended as error' }),
  ];
  const text = summary(progress, accounts({ deliveries }), agreed).join('\n');
  expect(text).toContain('2 × archive: it answered 500\n    1 × jobs: job 7 ended as error');
});

it('says which deliveries are lost', () => {
  const text = summary(progress, accounts({}), { ...agreed, lost: ['delivery d1 to archive is gone'] }).join('\n');
  expect(text).toContain('Lost:\n  delivery d1 to archive is gone');
});

it.each(['lost', 'open', 'wrong'])('is not content when anything is %s', (kind) => {
  expect(allIsWell(agreed)).toBe(true);
  expect(allIsWell({ ...agreed, [kind]: ['something'] })).toBe(false);
});

it('fits a terminal of 80 columns', () => {
  const lines = [...table(progress), ...summary(progress, accounts({}), agreed)];
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
});
