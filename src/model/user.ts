// People and their tokens, as the API takes them.
import { z } from 'zod';
import { scopes, userRoles, type Scope, type UserRole } from './access';
import { resourceId } from './ids';
import { projectId } from './project';

export interface User {
  name: string;
  role: UserRole;
  state: 'active' | 'deactivated';
  deactivatedAt: string | null;
  deactivatedBy: string | null;
  createdAt: string;
}

export interface AccessToken {
  id: string;
  name: string;
  /** Name of its user. */
  user: string;
  /** Its first characters. */
  begins: string;
  scopes: Scope[];
  /** The only project it is good for; null: all that its user is in. */
  project: string | null;
  /** The only sources it is good for, by their qualified ids; null: all. */
  sourceIds: string[] | null;
  state: 'active' | 'expired' | 'revoked';
  createdAt: string;
  /** Null: never. */
  expiresAt: string | null;
  revokedAt: string | null;
  revokedBy: string | null;
  /** To the minute. */
  lastUsedAt: string | null;
  lastUsedAddress: string | null;
}

/** Authors of changes that are no users. */
const reserved = ['admin', 'penstock'];

/** An e-mail address will do. */
const userName = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9._@+-]{0,98}[a-z0-9])?$/,
    'must be 1–100 lower-case letters, digits, ".", "_", "@", "+" or "-", beginning and ending with a letter or digit',
  )
  .refine((name) => !reserved.includes(name), 'is a name of Penstock itself; choose another');

export const password = z
  .string()
  .min(12, 'must be at least 12 characters long')
  .max(200, 'must be at most 200 characters long');

export const newUser = z.strictObject({ name: userName, role: z.enum(userRoles), password });
export const userPatch = z.strictObject({ role: z.enum(userRoles) });

const mostDays = 3650;

export const newAccessToken = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(100)
    .regex(/^\P{C}*$/u, 'must be printable text'),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  sourceIds: z.array(resourceId()).min(1).max(100).optional().describe('The only sources it is good for; all without'),
  project: projectId().optional().describe('The only project it is good for; with sourceIds that of the request'),
  expiresInDays: z.int().min(1).max(mostDays).nullable().default(90).describe(`1–${mostDays}; null: it never expires`),
});
