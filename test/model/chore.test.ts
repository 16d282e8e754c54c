import { pino } from 'pino';
import { startChore } from '../../src/model/chore';
import { until } from '../support/until';

function logLines() {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'info', base: null, timestamp: false },
    { write: (line) => lines.push(JSON.parse(line) as never) },
  );
  return { lines, log };
}

it('is done again although it failed, and says nothing of a fault that passes', async () => {
  const { lines, log } = logLines();
  let times = 0;
  const chore = startChore({ name: 'sweep', everyMs: 1, log }, () => {
    times += 1;
    return times % 2 === 0 ? Promise.resolve() : Promise.reject(new Error('the ledger is away'));
  });
  await until('ten times', () => times >= 10);
  await chore.stop();
  expect(lines).toEqual([]);
});

it('says once of a fault that lasts a minute what it is and since when, and when it is over', async () => {
  const { lines, log } = logLines();
  let nowMs = Date.UTC(2026, 10, 1);
  let times = 0;
  let isAway = true;
  const chore = startChore({ name: 'take notices', everyMs: 1, log, now: () => nowMs }, () => {
    times += 1;
    const cause = new Error('connect ECONNREFUSED');
    return isAway ? Promise.reject(new Error('select secret from …', { cause })) : Promise.resolve();
  });
  const more = async () => {
    const before = times;
    await until('two more', () => times >= before + 2);
  };
  await more();
  expect(lines).toEqual([]);
  nowMs += 60_000;
  await more();
  isAway = false;
  await more();
  await chore.stop();
  expect(lines).toEqual([
    {
      level: 40,
      reason: 'connect ECONNREFUSED',
      since: '2026-11-01T00:00:00.000Z',
      msg: 'cannot take notices, and goes on trying',
    },
    { level: 30, msg: 'can take notices again' },
  ]);
});

it('tries again after a time of its own when it failed', async () => {
  const { log } = logLines();
  let times = 0;
  const chore = startChore({ name: 'align', everyMs: 3_600_000, tryAgainMs: 1, log }, () => {
    times += 1;
    return times < 5 ? Promise.reject(new Error('the engine is away')) : Promise.resolve();
  });
  await until('it succeeds', () => times === 5);
  await chore.stop();
});

it('tells what is under way to end, and waits for it, when it stops', async () => {
  const { log } = logLines();
  const ended: string[] = [];
  const chore = startChore({ name: 'tidy up', everyMs: 1, log }, async (stopping) => {
    await new Promise((resolve) => stopping.addEventListener('abort', resolve));
    ended.push('the work');
  });
  await chore.stop();
  ended.push('the chore');
  expect(ended).toEqual(['the work', 'the chore']);
});
