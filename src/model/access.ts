// Who may do what: scopes, the roles that stand for them, and whoever makes a request.

/** `operate` includes `read` and `ingest`; `admin` includes all. */
export const scopes = ['ingest', 'read', 'operate', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export const roles = ['owner', 'operator', 'viewer'] as const;
export type Role = (typeof roles)[number];

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

export const scopesOf = (role: Role): ReadonlySet<Scope> => allowedBy([ofRole[role]]);

/** What a token may do: what its scopes say, as far as its user's role still goes. */
export function scopesOfToken(given: readonly Scope[], role: Role): ReadonlySet<Scope> {
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
  scopes: ReadonlySet<Scope>;
  /** Absent for the admin token, which belongs to nobody. */
  user?: { id: string; name: string; role: Role };
  /** Of a personal access token. */
  tokenId?: string;
  /** The only sources it may do anything with; absent: all. */
  sourceIds?: string[];
}
