// What is answered of users, sessions, tokens and the audit log.
import { z } from 'zod';
import { roles, scopes, userRoles } from '../../model/access';
import type { ErrorCode } from '../../model/errors';
import { moment } from '../answers';
import { shownSourceId } from '../shown-ids';

/** Errors that any route under /v1 may answer. */
export const accessRefuses = [
  'unauthorized',
  'sessionExpired',
  'tokenExpired',
  'tokenRevoked',
  'userDeactivated',
  'forbidden',
  'crossSiteRefused',
  'projectNotFound',
] as const satisfies ErrorCode[];

export const user = z.object({
  name: z.string(),
  role: z
    .enum(userRoles)
    .describe('owner: of all projects; operator, viewer: in the default one; member: in none there'),
  state: z.enum(['active', 'deactivated']),
  deactivatedAt: moment().nullable(),
  deactivatedBy: z.string().nullable(),
  createdAt: moment(),
});

export const session = z.object({
  author: z.string().describe('As changes name it'),
  means: z.enum(['adminToken', 'session', 'token']),
  user: z.object({ name: z.string(), role: z.enum(userRoles) }).optional(),
  project: z.string().describe('The one that the request is about'),
  projects: z
    .record(z.string(), z.enum(roles))
    .optional()
    .describe('Roles by project, but for the default one, where the role of the user counts'),
  scopes: z.array(z.enum(scopes)).describe('With those that they include'),
  sourceIds: z.array(shownSourceId()).optional().describe('The only sources it is good for'),
  csrfToken: z.string().optional().describe('Of a session: sent as Penstock-Csrf with every change'),
});

export const begunSession = session.extend({ csrfToken: z.string(), expiresAt: moment() });

export const accessToken = z.object({
  id: z.uuid(),
  name: z.string(),
  user: z.string(),
  begins: z.string().describe('Its first characters'),
  scopes: z.array(z.enum(scopes)),
  project: z.string().nullable().describe('The only project it is good for; null: all that its user is in'),
  sourceIds: z.array(shownSourceId()).nullable().describe('The only sources it is good for; null: all'),
  state: z.enum(['active', 'expired', 'revoked']),
  createdAt: moment(),
  expiresAt: moment().nullable().describe('null: never'),
  revokedAt: moment().nullable(),
  revokedBy: z.string().nullable(),
  lastUsedAt: moment().nullable().describe('To the minute'),
  lastUsedAddress: z.string().nullable(),
});

export const auditEntry = z.object({
  id: z.string(),
  madeAt: moment(),
  author: z.string(),
  means: z.enum(['adminToken', 'session', 'token', 'penstock']),
  userName: z.string().nullable(),
  tokenId: z.uuid().nullable(),
  address: z.string().nullable(),
  action: z.string(),
  target: z.string(),
  sourceId: shownSourceId().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
});
