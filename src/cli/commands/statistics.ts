import type { Command } from 'commander';
import type { Statistics } from '../../ledger/statistics';
import { facts } from '../output/facts';
import type { Look } from '../output/look';
import { moment } from '../output/times';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand, sinkPath, sourcePath } from './api-command';

interface Of {
  source?: string;
  sink?: string;
}

export function addStatistics(program: Command, terminal: Terminal): void {
  apiCommand<Of>(
    program,
    ['statistics', 'count deliveries since the beginning'],
    terminal,
    async ({ api, show }, of) => {
      show(await api.send<Statistics>('GET', `${pathOf(of)}/statistics`), statisticsFacts);
    },
  )
    .option('--source <id>', 'of this source')
    .option('--sink <id>', 'of this sink of the source');
}

function pathOf({ source, sink }: Of): string {
  if (source === undefined && sink !== undefined) throw new UsageError('--sink goes with --source');
  if (source === undefined) return '/v1';
  return sink === undefined ? sourcePath(source) : sinkPath(source, sink);
}

const statisticsFacts = (statistics: Statistics, { now }: Look): string =>
  facts({
    accepted: statistics.accepted,
    open: statistics.open,
    delivered: statistics.delivered,
    dead: statistics.dead,
    discarded: statistics.discarded,
    skipped: statistics.skipped,
    expired: statistics.expired,
    'failed attempts': statistics.failedAttempts,
    bytes: statistics.bytes,
    'first accepted': moment(statistics.firstAcceptedAt, now),
    'last accepted': moment(statistics.lastAcceptedAt, now),
  });
