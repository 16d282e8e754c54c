import { Command } from 'commander';
import { applySettings, withSettings, type Role } from '../../src/cli/roles/setting-options';
import { readSettings } from '../../src/program/settings';

function environmentOf(role: Role, args: string[], env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const command = withSettings(new Command(role), role).exitOverride().parse(args, { from: 'user' });
  const written = { ...env };
  applySettings(command.opts(), written);
  return written;
}

it('writes options over the environment', () => {
  const args = [
    '--port',
    '9000',
    '--state-dir',
    '/tmp/s',
    '--allow-addresses',
    '10.0.0.0/8',
    '--temporal-ui-port',
    '9001',
  ];
  const env = environmentOf('up', [...args, '--log-level', 'warn'], { PENSTOCK_PORT: '1', PENSTOCK_HOST: '::' });
  expect(readSettings(env)).toMatchObject({
    host: '::',
    port: 9000,
    stateDirectory: '/tmp/s',
    allowAddresses: ['10.0.0.0/8'],
    temporalUiPort: 9001,
    logLevel: 'warn',
  });
});

it('names the engine as every Temporal SDK does', () => {
  const args = ['--temporal-address', 'temporal:7233', '--temporal-namespace', 'orders'];
  expect(environmentOf('worker', args)).toEqual({ TEMPORAL_ADDRESS: 'temporal:7233', TEMPORAL_NAMESPACE: 'orders' });
});

it('offers a role only what it uses', () => {
  const offered = withSettings(new Command('dispatcher'), 'dispatcher').options.map(({ long }) => long);
  expect(offered).toEqual([
    '--host',
    '--metrics-port',
    '--temporal-address',
    '--temporal-namespace',
    '--database-url',
    '--keep-events',
    '--keep-deleted',
    '--encrypt-payloads',
    '--log-level',
  ]);
});
