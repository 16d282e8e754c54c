// The command line as a whole.
import { Command } from 'commander';
import { connectionLast } from './commands/api-command';
import { addAudit } from './commands/audit';
import { addBulk } from './commands/bulk';
import { addConfiguration } from './commands/configuration';
import { addDeadLetters } from './commands/dead-letters';
import { addDeliveries } from './commands/deliveries';
import { addDemo } from './commands/demo';
import { addDoctor } from './commands/doctor';
import { addEmit } from './commands/emit';
import { addEvents } from './commands/events';
import { addFunctions } from './commands/functions';
import { addKeys } from './commands/keys';
import { addKv } from './commands/kv';
import { addOutbox } from './commands/outbox';
import { addIceberg } from './commands/iceberg';
import { addLogin } from './commands/login';
import { addRoles } from './commands/roles';
import { addProjects } from './commands/projects';
import { addSend } from './commands/send';
import { addSinks } from './commands/sinks';
import { addSources } from './commands/sources';
import { addStatistics } from './commands/statistics';
import { addTokens } from './commands/tokens';
import { addTypes } from './commands/types';
import { addUsers } from './commands/users';
import type { Terminal } from './terminal';
import { packageFacts } from './version';

/** `setExitCode` is told by a command that did its work and found fault. */
export function createProgram(terminal: Terminal, setExitCode: (code: number) => void): Command {
  const program = new Command('penstock')
    .description('A durable event-to-action gateway on Temporal.')
    .version(packageFacts().version)
    .exitOverride()
    .showHelpAfterError('(run it with --help to see what it takes)')
    .configureHelp(connectionLast)
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  addRoles(program, terminal);
  addSources(program, terminal);
  addSinks(program, terminal);
  addTypes(program, terminal);
  addConfiguration(program, terminal, setExitCode);
  addIceberg(program, terminal);
  addSend(program, terminal);
  addEmit(program, terminal);
  addEvents(program, terminal);
  addDeliveries(program, terminal);
  addDeadLetters(program, terminal, setExitCode);
  addKv(program, terminal);
  addOutbox(program, terminal);
  addBulk(program, terminal);
  addFunctions(program, terminal, setExitCode);
  addStatistics(program, terminal);
  addLogin(program, terminal);
  addUsers(program, terminal);
  addTokens(program, terminal);
  addProjects(program, terminal);
  addAudit(program, terminal);
  addKeys(program, terminal);
  addDemo(program, terminal);
  addDoctor(program, terminal, setExitCode);
  return program;
}
