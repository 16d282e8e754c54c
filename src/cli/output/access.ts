import type { Means, Role, UserRole } from '../../model/access';
import type { AuditEntry } from '../../ledger/audit';
import type { AccessToken, User } from '../../model/user';
import { facts } from './facts';
import { painted, type Look } from './look';
import { table } from './table';
import { age, moment } from './times';

/** Who one is, as the API says it. */
export interface Whoami {
  author: string;
  means: Means;
  user?: { name: string; role: UserRole };
  project: string;
  /** Roles by project. */
  projects?: Record<string, Role>;
  scopes: string[];
  sourceIds?: string[];
}

const meansInWords: Record<Means, string> = {
  adminToken: 'the admin token',
  session: 'a session',
  token: 'a personal access token',
};

export const whoamiFacts = ({ author, means, user, project, projects = {}, scopes, sourceIds }: Whoami): string =>
  facts({
    name: author,
    by: meansInWords[means],
    role: user?.role,
    project,
    may: scopes.join(', ') || 'nothing',
    'is in': Object.entries(projects)
      .map(([id, role]) => `${id} (${role})`)
      .join(', '),
    'limited to': sourceIds?.join(', '),
  });

export const userTable = (users: User[], look: Look): string =>
  users.length === 0
    ? 'There are no users: create one with "penstock users create <name> --role owner".'
    : table(look, users, [
        { title: 'USER', of: ({ name }) => name, isWhole: true },
        { title: 'ROLE', of: ({ role }) => role },
        { title: 'STATE', of: ({ state }) => state, paint: painted },
        { title: 'AGE', of: ({ createdAt }) => age(createdAt, look.now), isNumber: true },
      ]);

export const userFacts = (user: User, look: Look): string =>
  facts({
    name: user.name,
    role: user.role,
    state: user.state,
    created: moment(user.createdAt, look.now),
    deactivated: user.deactivatedAt === null ? undefined : moment(user.deactivatedAt, look.now),
    'deactivated by': user.deactivatedBy ?? undefined,
  });

export const tokenTable = (tokens: AccessToken[], look: Look): string =>
  tokens.length === 0
    ? 'There are no tokens: log in and create one with "penstock tokens create <name> --scope read".'
    : table(look, tokens, [
        { title: 'TOKEN', of: ({ id }) => id, isWhole: true },
        { title: 'NAME', of: ({ user, name }) => `${user}/${name}` },
        { title: 'BEGINS', of: ({ begins }) => begins },
        {
          title: 'MAY',
          of: ({ scopes, project, sourceIds }) => scopes.join(', ') + limits(project, sourceIds),
        },
        { title: 'STATE', of: ({ state }) => state, paint: painted },
        { title: 'USED', of: ({ lastUsedAt }) => age(lastUsedAt, look.now), isNumber: true },
        { title: 'FROM', of: ({ lastUsedAddress }) => lastUsedAddress ?? '-' },
      ]);

const limits = (project: string | null, sourceIds: string[] | null): string =>
  project === null ? '' : ` (${[project, ...(sourceIds ?? [])].join(', ')})`;

export const tokenFacts = (token: AccessToken & { token?: string }, look: Look): string =>
  facts({
    token: token.token && `${token.token}\nIt is shown this once, and kept nowhere: note it down.`,
    id: token.id,
    name: `${token.user}/${token.name}`,
    may: token.scopes.join(', '),
    'limited to': token.sourceIds?.join(', '),
    'of project': token.project ?? undefined,
    state: token.state,
    created: moment(token.createdAt, look.now),
    expires: token.expiresAt ?? 'never',
  });

export const auditTable = (entries: AuditEntry[], look: Look): string =>
  entries.length === 0
    ? 'Nothing was changed.'
    : table(
        look,
        entries,
        [
          { title: 'AGE', of: ({ madeAt }) => age(madeAt, look.now), isNumber: true },
          { title: 'BY', of: ({ author }) => author },
          { title: 'FROM', of: ({ address }) => address ?? '-' },
          { title: 'ACTION', of: ({ action }) => action },
          { title: 'ON', of: ({ target }) => target },
        ],
        ({ reason }) => reason ?? undefined,
      );
