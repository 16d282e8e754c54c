import { InvalidArgumentError, type Command } from 'commander';
import { orphansTable, tableFacts, wentOnInWords } from '../output/tables';
import type { Terminal } from '../terminal';
import { apiCommand, ofSink } from './api-command';
import { wholeNumber } from './paging';

interface OfSource {
  source: string;
}

interface Offset {
  topic: string;
  partition: number;
  offset: number;
}

export function addIceberg(program: Command, terminal: Terminal): void {
  const iceberg = program.command('iceberg').description('the tables that sinks append to');
  const add = <Options>(
    [name, description]: [string, string],
    act: Parameters<typeof apiCommand<Options & OfSource>>[3],
  ): Command =>
    apiCommand(iceberg, [name, description], terminal, act)
      .argument('<sink>')
      .requiredOption('--source <id>', 'the source that the sink belongs to');

  add(['status', 'say how a table stands, how far it has come, and what halts it'], async (session, { source }) => {
    const { api, id, show } = session;
    show(await api.send('GET', ofSink(source, id, '/table')), tableFacts);
  });

  add<{ from: string | Offset[] }>(
    ['go-on', 'decide where a table goes on that was made anew, rolled back, or lacks records'],
    async ({ api, id, show }, { source, from }) => {
      const answer = await api.send('POST', ofSink(source, id, '/table/go-on'), { document: { from } });
      show(answer, wentOnInWords);
    },
  ).requiredOption(
    '--from <where>',
    'table: after the rows it still has; earliest: the first record that is still there; latest: the next one made; group: what the group has stored; or offsets such as topic/0=1500; may be repeated',
    placeOrOffset,
  );

  add<{ remove?: true }>(
    ['orphans', 'list files that no commit took; remove them with --remove'],
    async ({ api, id, show }, { source, remove = false }) => {
      const path = ofSink(source, id, '/table/orphans');
      show(await api.send('POST', path, { body: { remove } }), orphansTable);
    },
  ).option('--remove', 'remove them');

  add<{ olderThan?: string; keep?: number; dryRun?: true }>(
    ['expire', 'remove old snapshots, and the files that only they needed'],
    async ({ api, id, show }, { source, ...terms }) => {
      const answer = await api.send('POST', ofSink(source, id, '/table/expire'), { body: terms });
      show(answer, ({ dryRun, olderThan, keep, snapshotIds, removedFiles }) => {
        const terms = `older than ${olderThan}, but for the newest ${keep}`;
        if (dryRun) return `${snapshotIds.length} snapshots would be expired: ${terms}`;
        return `${snapshotIds.length} snapshots are expired: ${terms}; ${removedFiles} files are removed`;
      });
    },
  )
    .option('--older-than <duration>', 'such as 7d; else what the sink says')
    .option('--keep <count>', 'of the newest snapshots, 1–100000; else what the sink says', wholeNumber)
    .option('--dry-run', 'only say which');
}

/** A place, or one more offset. */
function placeOrOffset(text: string, former: string | Offset[] = []): string | Offset[] {
  const [, topic, partition, offset] = /^([^/]+)\/(\d{1,9})=(\d{1,15})$/.exec(text) ?? [];
  if (topic === undefined) {
    if (/^[a-z]+$/.test(text) && former.length === 0) return text;
    throw new InvalidArgumentError('It must be one place, or offsets such as topic/0=1500.');
  }
  if (typeof former === 'string') throw new InvalidArgumentError('It must be one place, or offsets.');
  return [...former, { topic, partition: Number(partition), offset: Number(offset) }];
}
