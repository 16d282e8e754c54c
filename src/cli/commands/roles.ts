import type { Command } from 'commander';
import { applySettings, withSettings, type Role } from '../roles/setting-options';
import type { Terminal } from '../terminal';

const descriptions: Record<Role, string> = {
  up: 'run everything in one process, with a Temporal and a ledger of its own unless others are named',
  gateway: 'take events in and serve the API, on a shared PostgreSQL',
  dispatcher: 'start the workflows of what is due',
  worker: 'run the workflows and their attempts',
  'action-log':
    'bring a topic of applied actions into an Iceberg table: as "up", with its source and sink from ACTION_LOG_SINK_…',
};

export function addRoles(program: Command, terminal: Terminal): void {
  for (const [role, description] of Object.entries(descriptions) as [Role, string][]) {
    const command = program.command(role).description(description);
    withSettings(command, role)
      .option('--json', 'print the addresses as JSON once it is up')
      .action(async (options: Record<string, unknown> & { json?: boolean }) => {
        applySettings(options, terminal.env);
        // Loaded only here: the engine's libraries take longer than most other commands altogether.
        const { runRole } = await import('../roles/run-role.js');
        // What a library may still hold open must not keep a stopped role alive.
        process.exit(await runRole(role, terminal, options));
      });
  }
}
