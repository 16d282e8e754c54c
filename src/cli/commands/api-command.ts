// What all commands that talk to the API have in common: how to find it, and how to show what it answered.
import { Help, Option, type Command } from 'commander';
import { lookOf, type Look } from '../output/look';
import { createClient, type Answer, type PenstockClient } from '../penstock/client';
import { findPenstock, type ConnectionOptions } from '../penstock/find-penstock';
import type { Login } from '../penstock/logins';
import { say, type Terminal } from '../terminal';

export interface Session {
  api: PenstockClient;
  terminal: Terminal;
  /** What "penstock login" left for it. */
  login?: Login;
  /** The arguments, without the options. */
  args: string[];
  /** The first of them; empty when there is none. */
  id: string;
  /** Prints the answer: with `--json` as it came, else as a person reads it. */
  show: <T>(answer: Answer<T>, render: (json: T, look: Look) => string) => void;
}

type Act<Options> = (session: Session, options: Options) => Promise<void>;

/** Adds a subcommand. Arguments and options of its own are added to what this answers. */
export function apiCommand<Options = object>(
  parent: Command,
  [name, description]: [name: string, description: string],
  terminal: Terminal,
  act: Act<Options>,
): Command {
  const command = withConnection(parent.command(name).description(description));
  return command.action(async () => {
    const options = command.opts<Options & ConnectionOptions & { json?: true }>();
    const { args } = command;
    const [id = ''] = args;
    const show: Session['show'] = ({ text, json }, render) =>
      // An answer without content is still one JSON document to whoever parses it.
      say(terminal.stdout, options.json ? text || '{}' : render(json, lookOf(terminal)));
    const found = await findPenstock(options, terminal.env);
    const login = found.login && { login: found.login };
    await act({ api: createClient(found), terminal, args, id, show, ...login }, options);
  });
}

const connection = {
  '--url <url>': 'address of its API [PENSTOCK_URL]; else of the one that runs here',
  '--token <token>': '[PENSTOCK_TOKEN]; else the login, or the admin token in the state directory',
  '--state-dir <directory>': 'of "penstock up" [PENSTOCK_STATE_DIR] (default ./.penstock)',
  '--project <id>': 'the project it is about [PENSTOCK_PROJECT]; else the only one you are in',
  '--json': "print the API's JSON",
};

const connectionGroup = 'Which Penstock, and how it is shown:';

export function withConnection(command: Command): Command {
  for (const [flags, description] of Object.entries(connection))
    command.addOption(new Option(flags, description).helpGroup(connectionGroup));
  return command;
}

/** Lists those options below a command's own, though they are added first. */
export const connectionLast = {
  groupItems(...given: Parameters<Help['groupItems']>) {
    const groups = Help.prototype.groupItems.apply(this, given);
    const ofConnection = groups.get(connectionGroup);
    if (ofConnection && groups.delete(connectionGroup)) groups.set(connectionGroup, ofConnection);
    return groups;
  },
} as Pick<Help, 'groupItems'>;

/** A source, or what is under it. */
export const ofSource = <Rest extends string>(sourceId: string, rest: Rest) =>
  ({ template: `/v1/sources/{sourceId}${rest}`, path: { sourceId } }) as const;

/** A sink, or what is under it. */
export const ofSink = <Rest extends string>(sourceId: string, sinkId: string, rest: Rest) =>
  ({ template: `/v1/sources/{sourceId}/sinks/{sinkId}${rest}`, path: { sourceId, sinkId } }) as const;
