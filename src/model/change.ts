// A change: what was done, by whom, why.
import type { Means } from './access';

/** Who changes something, and why when it was said. */
export interface By {
  /** `admin` for the admin token, a user's name, or user/token; `penstock` for what it does itself. */
  author: string;
  reason?: string;
  /** How somebody came to it, and from where; absent for Penstock itself. */
  access?: { means: Means; address: string; userId?: string; userName?: string; tokenId?: string };
}

export const penstockItself: By = { author: 'penstock' };

export const changes = [
  'created',
  'updated',
  'rolledBack',
  'disabled',
  'enabled',
  'deleted',
  'undeleted',
  'secretRotated',
] as const;
export type Change = (typeof changes)[number];

/** What it was set to after a change. Never has a secret in it. */
export interface Version {
  /** From 1, without gaps. */
  number: number;
  change: Change;
  author: string;
  reason: string | null;
  /** RFC 3339. */
  madeAt: string;
  settings: VersionSettings;
}

export interface VersionSettings {
  type: string;
  name: string;
  description: string;
  config: Record<string, unknown>;
  filter?: unknown;
  policy?: unknown;
}
