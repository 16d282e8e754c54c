// Logging in and out. What a login leaves is used by all commands for the same address.
import type { Command } from 'commander';
import { textOrFile } from '../input/documents';
import { readPassword } from '../input/password';
import { whoamiFacts } from '../output/access';
import { createClient } from '../penstock/client';
import { keepLogin } from '../penstock/logins';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand } from './api-command';
import { passwordHelp } from './users';

interface LoginOptions {
  password?: string;
  withToken?: string;
}

export function addLogin(program: Command, terminal: Terminal): void {
  const { env } = terminal;

  apiCommand<LoginOptions>(
    program,
    ['login', 'log in for 12 hours, or keep a personal access token'],
    terminal,
    async ({ api: { url }, id: user, show }, { password, withToken }) => {
      if ((user === '') === (withToken === undefined)) {
        throw new UsageError('login: name a user, or give --with-token');
      }
      if (withToken !== undefined) {
        const token = textOrFile(withToken);
        // Kept only when it is good: a bad one does not take the place of the one before.
        const answer = await createClient({ url, token }).send('GET', '/v1/session');
        await keepLogin(url, { token }, env);
        return show(answer, whoamiFacts);
      }
      const body = { user, password: await readPassword(password, `Password of ${user}`, terminal) };
      const answer = await createClient({ url }).send('POST', '/v1/session', { body });
      await keepLogin(url, { cookie: answer.cookie ?? '', csrfToken: answer.json.csrfToken }, env);
      show({ ...answer, text: JSON.stringify({ ...answer.json, csrfToken: undefined }) }, whoamiFacts);
    },
  )
    .argument('[user]')
    .option('--password <password>', passwordHelp)
    .option('--with-token <token>', 'a personal access token, or @file');

  apiCommand(program, ['logout', 'end the session, and forget the login'], terminal, async ({ api, login, show }) => {
    const answer =
      login && 'cookie' in login
        ? await api.send('DELETE', '/v1/session', { accepts: [401] })
        : { text: '', json: undefined };
    await keepLogin(api.url, undefined, env);
    show({ ...answer, text: '{}' }, () => `logged out of ${api.url}`);
  });

  apiCommand(program, ['whoami', 'show who you are, and what you may do'], terminal, async ({ api, show }) => {
    show(await api.send('GET', '/v1/session'), whoamiFacts);
  });
}
