import type { Command } from 'commander';
import { Client } from 'pg';
import { outboxSourceConfig } from '../../model/source';
import { functionName, installSql, tableName } from '../../sources/outbox/install-sql';
import { printable } from '../output/printable';
import { say, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';

interface InstallOptions {
  url?: string;
  schema: string;
  table: string;
  apply?: true;
}

export function addOutbox(program: Command, terminal: Terminal): void {
  const outbox = program
    .command('outbox')
    .description("events written by an application's own transactions, in its own PostgreSQL");

  outbox
    .command('install')
    .description('print what the database needs as SQL, or apply it; may be run again')
    .option('--url <url>', 'of the database, postgresql://… [PENSTOCK_OUTBOX_URL]; needed with --apply')
    .option('--schema <name>', 'where the table is', 'public')
    .option('--table <name>', 'what it is called', 'penstock_outbox')
    .option('--apply', 'apply it, in one transaction')
    .action(async (options: InstallOptions) => {
      const names = outboxSourceConfig.pick({ schema: true, table: true }).safeParse(pick(options));
      if (!names.success) {
        const [issue] = names.error.issues;
        throw new UsageError(`--${String(issue?.path[0])}: ${issue?.message}`);
      }
      const sql = installSql(names.data);
      if (!options.apply) return say(terminal.stdout, sql.trimEnd());
      await apply(options.url ?? terminal.env.PENSTOCK_OUTBOX_URL, sql);
      say(terminal.stdout, `${tableName(names.data)} is there; emit events with ${functionName(names.data)}(type, …)`);
    });
}

const pick = ({ schema, table }: InstallOptions) => ({ schema, table });

async function apply(url: string | undefined, sql: string): Promise<void> {
  if (!url) throw new UsageError('--apply needs the database: give --url, or set PENSTOCK_OUTBOX_URL');
  if (!/^postgres(ql)?:\/\//.test(url)) throw new UsageError('--url: must be a postgresql:// URL');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    // Statements sent together are one transaction.
    await client.query(sql);
  } catch (error) {
    throw new UsageError(`the outbox was not installed: ${printable(String((error as Error).message || error))}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
