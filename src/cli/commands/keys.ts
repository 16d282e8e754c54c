import type { Command } from 'commander';
import { facts } from '../output/facts';
import type { Terminal } from '../terminal';
import { apiCommand } from './api-command';

export function addKeys(program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('the keys that secrets are encrypted with');
  apiCommand(
    keys,
    ['rotate', 'encrypt all stored secrets with the key in use; former keys can go afterwards'],
    terminal,
    async ({ api, show }) => {
      show(await api.send('POST', '/v1/encryption/rotate'), ({ keyInUse, resealed, unreadable }) =>
        facts({ 'key in use': keyInUse, 'encrypted anew': resealed, 'sealed with a key not at hand': unreadable }),
      );
    },
  );
}
