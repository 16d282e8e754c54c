// Options of the long-running roles: each is an environment variable, written over what the environment says.
import { Option, type Command } from 'commander';

export type Role = 'up' | 'gateway' | 'dispatcher' | 'worker' | 'action-log';

interface Setting {
  flags: string;
  variable: string;
  description: string;
  roles: Role[];
}

const whole: Role[] = ['up', 'action-log'];
const every: Role[] = [...whole, 'gateway', 'dispatcher', 'worker'];

const settings: Setting[] = [
  setting('--host <address>', 'PENSTOCK_HOST', 'where it listens (default 127.0.0.1)', every),
  setting('--port <number>', 'PENSTOCK_PORT', 'port of the API and of ingest (default 8585)', [...whole, 'gateway']),
  setting(
    '--metrics-port <number>',
    'PENSTOCK_METRICS_PORT',
    'port of /healthz, /readyz and /metrics (default: none)',
    ['dispatcher', 'worker'],
  ),
  setting(
    '--state-dir <directory>',
    'PENSTOCK_STATE_DIR',
    'embedded ledger, engine, keys (default ./.penstock)',
    whole,
  ),
  setting('--temporal-port <number>', 'PENSTOCK_TEMPORAL_PORT', 'of the embedded Temporal (default 7233)', whole),
  setting('--temporal-ui-port <number>', 'PENSTOCK_TEMPORAL_UI_PORT', 'of its UI (default 8233)', whole),
  setting('--temporal-address <host:port>', 'TEMPORAL_ADDRESS', 'a Temporal server that runs already', every),
  setting('--temporal-namespace <name>', 'TEMPORAL_NAMESPACE', 'namespace there (default "default")', every),
  setting('--database-url <url>', 'PENSTOCK_DATABASE_URL', 'a PostgreSQL for the ledger', every),
  setting(
    '--allow-addresses <ranges>',
    'PENSTOCK_ALLOW_ADDRESSES',
    'private ranges sinks may reach, such as 10.0.0.0/8,::1/128',
    [...whole, 'gateway', 'worker'],
  ),
  setting(
    '--trusted-proxies <ranges>',
    'PENSTOCK_TRUSTED_PROXIES',
    'reverse proxies whose X-Forwarded-For, -Proto and -Host are believed',
    ['up', 'gateway'],
  ),
  setting('--max-sources <number>', 'PENSTOCK_MAX_SOURCES', 'how many sources there may be (default 100)', [
    ...whole,
    'gateway',
  ]),
  setting(
    '--max-sinks-per-source <number>',
    'PENSTOCK_MAX_SINKS_PER_SOURCE',
    'how many sinks a source may have (default 100)',
    [...whole, 'gateway'],
  ),
  setting(
    '--keep-events <duration>',
    'PENSTOCK_KEEP_EVENTS',
    'how long an event is kept when all is done with it, or forever (default 30d)',
    [...whole, 'dispatcher', 'worker'],
  ),
  setting(
    '--keep-deleted <duration>',
    'PENSTOCK_KEEP_DELETED',
    'how long a deleted source or sink can come back (default 30d)',
    [...whole, 'dispatcher', 'worker'],
  ),
  setting(
    '--encrypt-payloads <true|false>',
    'PENSTOCK_ENCRYPT_PAYLOADS',
    'encrypt what enters Temporal (default false)',
    every,
  ),
  setting(
    '--temporal-ui-origins <origins>',
    'PENSTOCK_TEMPORAL_UI_ORIGINS',
    'Temporal UIs that may have payloads decrypted (default: the embedded one)',
    [...whole, 'gateway'],
  ),
  setting(
    '--slots-kept-for-sync <number>',
    'PENSTOCK_SLOTS_KEPT_FOR_SYNC',
    'of the 500 attempts of a worker at the same time, those that only callers get who wait (default 50)',
    ['up', 'worker'],
  ),
  setting('--functions-dir <directory>', 'PENSTOCK_FUNCTIONS_DIR', 'modules of function sinks', ['up', 'worker']),
  setting('--log-level <level>', 'PENSTOCK_LOG_LEVEL', 'debug, info, warn, error or silent (default info)', every),
];

function setting(flags: string, variable: string, description: string, roles: Role[]): Setting {
  return { flags, variable, description, roles };
}

const optionOf = ({ flags, variable, description }: Setting): Option =>
  new Option(flags, `${description} [${variable}]`);

export function withSettings(command: Command, role: Role): Command {
  for (const each of settings.filter(({ roles }) => roles.includes(role))) command.addOption(optionOf(each));
  return command;
}

/** Writes the options given over the environment, which is then read in one way. */
export function applySettings(options: Record<string, unknown>, env: NodeJS.ProcessEnv): void {
  for (const each of settings) {
    const value = options[optionOf(each).attributeName()];
    if (typeof value === 'string') env[each.variable] = value;
  }
}
