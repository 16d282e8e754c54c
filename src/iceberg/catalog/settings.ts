// How a REST catalog is reached and who asks.

import type { Dispatcher } from 'undici';
import type { Secret } from '../../model/secret';

export type CatalogAuth =
  | { kind: 'none' }
  | { kind: 'bearer'; token: Secret }
  | {
      kind: 'oauth2';
      /** Default: `v1/oauth/tokens` of the catalog. */
      tokenUrl?: string;
      clientId: string;
      clientSecret: Secret;
      /** Default `catalog`. */
      scope?: string;
    }
  | { kind: 'sigv4' };

export interface CatalogSettings {
  /** Base address, such as `http://catalog:8181` or `https://host/iceberg`. */
  url: string;
  warehouse?: string;
  auth: CatalogAuth;
  /** Time limit of each request in milliseconds. Default 30,000. */
  timeoutMs?: number;
  /** Where connections go through. Default: undici's own. */
  dispatcher?: Dispatcher;
}
