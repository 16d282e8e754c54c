import { Option, type Command } from 'commander';
import { userRoles, type UserRole } from '../../model/access';
import { readPassword } from '../input/password';
import { userFacts, userTable } from '../output/access';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { apiCommand } from './api-command';
import { because, withReason, type Reason } from './changes';
import { more, withPages, type PageOptions } from './paging';

const roleOption = () =>
  new Option(
    '--role <role>',
    'owner: everything; operator: sources, sinks, deliveries; viewer: looks on; member: projects say',
  )
    .choices(userRoles)
    .makeOptionMandatory();

export function addUsers(program: Command, terminal: Terminal): void {
  const users = program.command('users').description('the people who use this Penstock');

  apiCommand<{ role: UserRole; password?: string }>(
    users,
    ['create', 'create a user'],
    terminal,
    async ({ api, id, show }, { role, password }) => {
      const body = { name: id, role, password: await readPassword(password, `Password of ${id}`, terminal) };
      show(await api.send('POST', '/v1/users', { body }), userFacts);
    },
  )
    .argument('<name>')
    .addOption(roleOption())
    .option('--password <password>', passwordHelp);

  withPages(
    apiCommand<PageOptions>(users, ['list', 'list the users, by name'], terminal, async ({ api, show }, page) => {
      const query = { afterId: page.after, limit: page.limit };
      const answer = await api.send('GET', '/v1/users', { query });
      show(answer, (json, look) => userTable(json.users, look) + more(json.nextAfterId));
    }),
  );

  apiCommand(users, ['get', 'show a user'], terminal, async ({ api, id, show }) => {
    show(await api.send('GET', at('/v1/users/{user}', { user: id })), userFacts);
  }).argument('<name>');

  apiCommand<{ role: UserRole }>(
    users,
    ['update', 'give a user another role'],
    terminal,
    async ({ api, id, show }, { role }) => {
      show(await api.send('PATCH', at('/v1/users/{user}', { user: id }), { body: { role } }), userFacts);
    },
  )
    .argument('<name>')
    .addOption(roleOption());

  const turn = (verb: 'deactivate' | 'reactivate', description: string) =>
    withReason(
      apiCommand<Reason>(users, [verb, description], terminal, async ({ api, id, show }, reason) => {
        show(
          await api.send('POST', at(`/v1/users/{user}/${verb}`, { user: id }), { body: because(reason) }),
          userFacts,
        );
      }).argument('<name>'),
    );
  turn('deactivate', 'refuse the sessions and tokens of a user from now on');
  turn('reactivate', 'let a user in again');

  apiCommand<{ password?: string }>(
    users,
    ['password', 'set the password of a user, whose sessions end'],
    terminal,
    async ({ api, id, show }, options) => {
      const password = await readPassword(options.password, `New password of ${id}`, terminal);
      const answer = await api.send('POST', at('/v1/users/{user}/password', { user: id }), { body: { password } });
      show(answer, () => `the password of "${id}" is set`);
    },
  )
    .argument('<name>')
    .option('--password <password>', passwordHelp);

  apiCommand(users, ['remove', 'remove a user, with sessions and tokens'], terminal, async ({ api, id, show }) => {
    show(await api.send('DELETE', at('/v1/users/{user}', { user: id })), () => `user "${id}" is removed`);
  }).argument('<name>');
}

export const passwordHelp = 'or @file; else it is asked for, or read from the standard input';
