import { InvalidArgumentError, Option, type Command } from 'commander';
import { scopes, type Scope } from '../../model/access';
import { tokenFacts, tokenTable } from '../output/access';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { apiCommand } from './api-command';
import { more, withPages, type PageOptions } from './paging';

interface NewToken {
  scope: Scope[];
  source?: string[];
  onlyProject?: string;
  days?: number | 'never';
}

export function addTokens(program: Command, terminal: Terminal): void {
  const tokens = program.command('tokens').description('personal access tokens');

  apiCommand<NewToken>(
    tokens,
    ['create', 'create a token, which is shown this once; log in first'],
    terminal,
    async ({ api, id, show }, { scope, source, onlyProject, days }) => {
      const body = {
        name: id,
        scopes: scope,
        ...(source && { sourceIds: source }),
        ...(onlyProject !== undefined && { project: onlyProject }),
        ...(days !== undefined && { expiresInDays: days === 'never' ? null : days }),
      };
      show(await api.send('POST', '/v1/tokens', { body }), tokenFacts);
    },
  )
    .argument('<name>', 'what it is for')
    .addOption(new Option('--scope <scopes...>', 'what it may do').choices(scopes).makeOptionMandatory())
    .option('--source <ids...>', 'the only sources it is good for')
    .option('--only-project <id>', 'the only project it is good for')
    .option('--days <days>', 'how long, 1–3650, or never (default 90)', daysOrNever);

  withPages(
    apiCommand<PageOptions & { user?: string; everyone?: true }>(
      tokens,
      ['list', 'list your tokens, newest first'],
      terminal,
      async ({ api, show }, { user, everyone, after, limit }) => {
        const query = { user, everyone: everyone && ('true' as const), afterId: after, limit };
        const answer = await api.send('GET', '/v1/tokens', { query });
        show(answer, (json, look) => tokenTable(json.tokens, look) + more(json.nextAfterId));
      },
    )
      .option('--user <name>', 'those of this user, for an owner')
      .option('--everyone', 'those of all users, for an owner'),
  );

  apiCommand(tokens, ['revoke', 'revoke a token'], terminal, async ({ api, id, show }) => {
    show(await api.send('DELETE', at('/v1/tokens/{tokenId}', { tokenId: id })), () => `token ${id} is revoked`);
  }).argument('<id>');
}

function daysOrNever(text: string): number | 'never' {
  if (text === 'never') return text;
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number of days, or never.');
  return Number(text);
}
