import type { Command } from 'commander';
import { timeOption, timeOrAgo } from '../input/time';
import { auditTable } from '../output/access';
import type { Terminal } from '../terminal';
import { apiCommand } from './api-command';
import { more, withPages, type PageOptions } from './paging';

interface AuditOptions extends PageOptions {
  author?: string;
  user?: string;
  action?: string;
  target?: string;
  source?: string;
  from?: string;
  to?: string;
}

export function addAudit(program: Command, terminal: Terminal): void {
  const audit = program.command('audit').description('who changed what');
  withPages(
    apiCommand<AuditOptions>(
      audit,
      ['list', 'list changes, newest first'],
      terminal,
      async ({ api, show }, { author, user, action, target, source, from, to, after, limit }) => {
        const query = { author, user, action, target, sourceId: source, from, to, afterId: after, limit };
        const answer = await api.send('GET', '/v1/audit', { query });
        show(answer, (json, look) => auditTable(json.entries, look) + more(json.nextAfterId));
      },
    )
      .option('--author <name>', 'admin, a user, user/token, or penstock')
      .option('--user <name>', 'a user, by session or by any token')
      .option('--action <action>', 'such as sink.updated')
      .option('--target <target>', 'such as user/ada, source/shop or sink/shop/orders')
      .option('--source <id>')
      .option('--from <time>', `at this time or later: ${timeOrAgo}`, timeOption)
      .option('--to <time>', 'before this time', timeOption),
  );
}
