// Who may do what: scopes, the roles that stand for them, and whoever makes a request.
import { defaultProject } from './project';

/** `operate` includes `read` and `ingest`; `admin` includes all. */
export const scopes = ['ingest', 'read', 'operate', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export const roles = ['owner', 'operator', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Of a user: an `owner` is one of every project, a `member` in none but those that have made them a member. */
export const userRoles = [...roles, 'member'] as const;
export type UserRole = (typeof userRoles)[number];

const included: Record<Scope, readonly Scope[]> = {
  ingest: ['ingest'],
  read: ['read'],
  operate: ['operate', 'read', 'ingest'],
  admin: scopes,
};

const ofRole: Record<Role, Scope> = { owner: 'admin', operator: 'operate', viewer: 'read' };

/** With those that they include. */
export const allowedBy = (given: readonly Scope[]): ReadonlySet<Scope> =>
  new Set(given.flatMap((one) => included[one]));

/** Nothing without a role. */
export const scopesOf = (role: Role | undefined): ReadonlySet<Scope> => allowedBy(role ? [ofRole[role]] : []);

/** What a token may do: what its scopes say, as far as the role that its user has in the project still goes. */
export function scopesOfToken(given: readonly Scope[], role: Role | undefined): ReadonlySet<Scope> {
  const most = scopesOf(role);
  return new Set([...allowedBy(given)].filter((scope) => most.has(scope)));
}

/** What is done in somebody's name may do this. */
export interface Rights {
  scopes: ReadonlySet<Scope>;
  /** The only sources it may do anything with, and nothing that is about more than sources; absent: all. */
  sourceIds?: string[];
}

/** How somebody proved who they are. */
export type Means = 'adminToken' | 'session' | 'token';

/** Whoever makes a request. */
export interface Principal {
  means: Means;
  /** As changes name it: `admin`, `ada`, or `ada/ci` for the token `ci` of the user `ada`. */
  author: string;
  /** In the project that the request is about. */
  scopes: ReadonlySet<Scope>;
  project: string;
  /** Whether what is about the whole deployment is open to them. */
  ofDeployment: boolean;
  /** Absent for the admin token, which belongs to nobody. */
  user?: { id: string; name: string } & Memberships;
  /** Of a personal access token. */
  tokenId?: string;
  /** The only project it is good for; absent: all that its user is in. */
  tokenProject?: string;
  /** The only sources it may do anything with, by their qualified ids; absent: all. */
  sourceIds?: string[];
}

/** Where somebody may do what. */
export interface Memberships {
  role: UserRole;
  /**
   * Projects with the role there, in the order of joining, which an object would not keep: it puts an id like "7" first.
   * The default one is left out: there the user's own role counts.
   */
  projects: [id: string, role: Role][];
}

export function roleIn({ role, projects }: Memberships, project: string): Role | undefined {
  if (role === 'owner') return role;
  if (project === defaultProject) return role === 'member' ? undefined : role;
  return projects.find(([id]) => id === project)?.[1];
}

/**
 * What a request is about that names no project: of a member of some, the one that they joined first, which nobody changes
 * by making them a member of another; else the default one.
 */
export function usualProject({ role, projects }: Memberships): string {
  const first = projects[0]?.[0];
  return role === 'member' && first !== undefined ? first : defaultProject;
}
