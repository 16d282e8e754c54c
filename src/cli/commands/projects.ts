import { InvalidArgumentError, Option, type Command } from 'commander';
import { roles, type Role } from '../../model/access';
import { memberTable, projectFacts, projectTable } from '../output/projects';
import { inProject } from '../penstock/client';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { apiCommand } from './api-command';
import { more, wholeNumber, withPages, type PageOptions } from './paging';

type Limit = number | 'default';

interface ProjectOptions {
  name?: string;
  maxSources?: Limit;
  maxSinks?: Limit;
}

const projectAt = (id: string) => at('/v1/projects/{projectId}', { projectId: id });
const memberAt = ([projectId = '', user = '']: string[]) =>
  at('/v1/projects/{projectId}/members/{user}', { projectId, user });
const bodyOf = ({ name, maxSources, maxSinks }: ProjectOptions) => ({
  ...(name !== undefined && { name }),
  ...(maxSources !== undefined && { maxSources: orNull(maxSources) }),
  ...(maxSinks !== undefined && { maxSinksPerSource: orNull(maxSinks) }),
});

const orNull = (limit: Limit): number | null => (limit === 'default' ? null : limit);

export function addProjects(program: Command, terminal: Terminal): void {
  const projects = program
    .command('projects')
    .description('projects, each with sources, limits and statistics of its own');

  withPages(
    apiCommand<PageOptions>(
      projects,
      ['list', 'list the projects you are in'],
      terminal,
      async ({ api, show }, page) => {
        const query = { afterId: page.after, limit: page.limit };
        const answer = await api.send('GET', '/v1/projects', { query });
        show(answer, (json, look) => projectTable(json.projects, look) + more(json.nextAfterId));
      },
    ),
  );

  withLimits(
    apiCommand<ProjectOptions>(
      projects,
      ['create', 'create a project'],
      terminal,
      async ({ api, id, show }, options) => {
        show(await api.send('POST', '/v1/projects', { body: { id, ...bodyOf(options) } }), projectFacts);
      },
    ).argument('<id>'),
  );

  withLimits(
    apiCommand<ProjectOptions>(
      projects,
      ['update', 'change the name or the limits of a project'],
      terminal,
      async ({ api, id, show }, options) => {
        show(await api.send('PATCH', projectAt(id), { body: bodyOf(options) }), projectFacts);
      },
    ).argument('<id>'),
  );

  apiCommand(projects, ['delete', 'delete a project that has no sources'], terminal, async ({ api, id, show }) => {
    show(await api.send('DELETE', projectAt(id)), () => `project "${id}" is deleted`);
  }).argument('<id>');

  addMembers(projects, terminal);
}

const withLimits = (command: Command): Command =>
  command
    .option('--name <name>', 'what people call it')
    .option('--max-sources <number>', 'how many sources it may have; default: as the deployment says', numberOrDefault)
    .option('--max-sinks <number>', 'how many sinks a source of it may have; default likewise', numberOrDefault);

function numberOrDefault(text: string): Limit {
  if (text === 'default') return text;
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number, or "default".');
  return wholeNumber(text);
}

function addMembers(projects: Command, terminal: Terminal): void {
  const members = projects.command('members').description('who is in a project');

  withPages(
    apiCommand<PageOptions>(members, ['list', 'list them, by name'], terminal, async ({ api, id, show }, page) => {
      const query = { afterId: page.after, limit: page.limit };
      const answer = await api.send('GET', at('/v1/projects/{projectId}/members', { projectId: id }), {
        query,
        headers: inProject(id),
      });
      show(answer, (json, look) => memberTable(json.members, look) + more(json.nextAfterId));
    }).argument('<project>'),
  );

  apiCommand<{ role: Role }>(
    members,
    ['set', 'make a user a member, or give a member another role'],
    terminal,
    async ({ api, id, args, show }, { role }) => {
      const answer = await api.send('PUT', memberAt(args), { body: { role }, headers: inProject(id) });
      show(answer, ({ user }) => `"${user}" is ${role} in project "${id}"`);
    },
  )
    .argument('<project>')
    .argument('<user>')
    .addOption(new Option('--role <role>', 'what they may do there').choices(roles).makeOptionMandatory());

  apiCommand(members, ['remove', 'remove a member'], terminal, async ({ api, id, args, show }) => {
    const answer = await api.send('DELETE', memberAt(args), { headers: inProject(id) });
    show(answer, () => `"${args[1]}" is no longer in project "${id}"`);
  })
    .argument('<project>')
    .argument('<user>');
}
