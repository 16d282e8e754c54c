import type { Command } from 'commander';
import type { HourOfStatistics, Statistics } from '../../ledger/statistics';
import { timeOption, timeOrAgo } from '../input/time';
import { facts } from '../output/facts';
import type { Look } from '../output/look';
import { table } from '../output/table';
import { moment } from '../output/times';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand, ofSink, ofSource } from './api-command';

interface Of {
  source?: string;
  sink?: string;
}
interface Options extends Of {
  series?: true;
  clear?: true;
  from?: string;
  to?: string;
}

export function addStatistics(program: Command, terminal: Terminal): void {
  apiCommand<Options>(
    program,
    ['statistics', 'count deliveries since the beginning, or since the counters were cleared'],
    terminal,
    async ({ api, show }, { series, clear, from, to, ...of }) => {
      if (clear) {
        const path = clearPath(of);
        return show(await api.send('POST', path), (cleared) => facts({ ...cleared }));
      }
      if (series) {
        const query = { from, to };
        return show(await api.send('GET', pathOf(of, '/statistics/series'), { query }), hourTable);
      }
      show(await api.send('GET', pathOf(of, '/statistics')), statisticsFacts);
    },
  )
    .option('--series', 'by hour')
    .option(
      '--from <time>',
      `with --series: at this time or later (default a day before the end): ${timeOrAgo}`,
      timeOption,
    )
    .option('--to <time>', 'with --series: before this time (default now)', timeOption)
    .option('--clear', 'let the counters begin anew, and show what was cleared; open deliveries and dead letters stay')
    .option('--source <id>', 'of this source')
    .option('--sink <id>', 'of this sink of the source');
}

function pathOf<Rest extends string>({ source, sink }: Of, rest: Rest) {
  if (source === undefined && sink !== undefined) throw new UsageError('--sink goes with --source');
  if (source === undefined) return { template: `/v1${rest}`, path: {} } as const;
  return sink === undefined ? ofSource(source, rest) : ofSink(source, sink, rest);
}

function clearPath({ source, sink }: Of) {
  if (source === undefined) throw new UsageError('--clear goes with --source');
  const rest = '/statistics/clear';
  return sink === undefined ? ofSource(source, rest) : ofSink(source, sink, rest);
}

const hourTable = ({ hours }: { hours: HourOfStatistics[] }, look: Look): string =>
  hours.length === 0
    ? 'Nothing was accepted in that time.'
    : table(look, hours, [
        { title: 'HOUR', of: ({ hour }) => hour.replace(/:00\.000Z$/, 'Z'), isWhole: true },
        ...(['accepted', 'open', 'delivered', 'dead', 'failedAttempts', 'bytes'] as const).map((name) => ({
          title: name.toUpperCase(),
          of: (hour: HourOfStatistics) => String(hour[name]),
          isNumber: true,
        })),
      ]);

const statisticsFacts = (statistics: Statistics, { now }: Look): string =>
  facts({
    accepted: statistics.accepted,
    open: statistics.open,
    delivered: statistics.delivered,
    dead: statistics.dead,
    discarded: statistics.discarded,
    skipped: statistics.skipped,
    abandoned: statistics.abandoned,
    expired: statistics.expired,
    'failed attempts': statistics.failedAttempts,
    bytes: statistics.bytes,
    'first accepted': moment(statistics.firstAcceptedAt, now),
    'last accepted': moment(statistics.lastAcceptedAt, now),
  });
