// The catalogs that services may append to by the endpoint: named by the operator, never by a request.
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { defaultProject, projectId } from '../../model/project';
import { Secret } from '../../model/secret';
import { catalogConfig, s3Config } from '../../sinks/iceberg/config';
import type { SinkSecrets } from '../open-sink-table';

const secret = z
  .string()
  .min(1)
  .transform((text) => new Secret(text));

/** By name. The fields are those of a sink of type `iceberg`, and its secrets beside them. */
export const endpointCatalogs = z.record(
  z.string().min(1).max(255),
  catalogConfig.extend({
    s3: s3Config.optional(),
    /** Whose services may append to it. */
    project: projectId().default(defaultProject),
    secrets: z
      .strictObject({
        catalogToken: secret.optional(),
        catalogClientSecret: secret.optional(),
        s3SecretAccessKey: secret.optional(),
      })
      .transform((given) => {
        const set = Object.entries(given).filter((entry): entry is [string, Secret] => entry[1] !== undefined);
        const secrets: SinkSecrets = Object.fromEntries(set);
        return secrets;
      })
      .default({}),
  }),
);

export type EndpointCatalogs = z.output<typeof endpointCatalogs>;
export type EndpointCatalog = EndpointCatalogs[string];

/** Those of a project; the others are as good as not there. */
export const catalogsOf = (catalogs: EndpointCatalogs, project: string): EndpointCatalogs =>
  Object.fromEntries(Object.entries(catalogs).filter(([, catalog]) => catalog.project === project));

/** Throws `catalogNotFound` when there are none. */
export function refuseWithoutCatalogs(catalogs: EndpointCatalogs): void {
  if (Object.keys(catalogs).length > 0) return;
  throw new PenstockError('catalogNotFound', 'spec.catalog: no catalogs are set for this endpoint');
}

/** Throws `catalogNotFound` for one that is not named, `badRequest` when the request says it is elsewhere. */
export function catalogNamed(
  catalogs: EndpointCatalogs,
  { catalog, catalog_url: url, warehouse }: { catalog: string; catalog_url?: string; warehouse?: string },
): EndpointCatalog {
  const names = Object.keys(catalogs);
  const found = Object.hasOwn(catalogs, catalog) ? catalogs[catalog] : undefined;
  if (!found) {
    throw new PenstockError(
      'catalogNotFound',
      `spec.catalog: must be one of "${names.join('", "')}", got "${catalog}"`,
    );
  }
  const same = (address: string) => address.replace(/\/+$/, '');
  if (url !== undefined && same(url) !== same(found.url)) {
    throw new PenstockError('badRequest', `spec.catalog_url: catalog "${catalog}" is elsewhere; leave it out`);
  }
  if (warehouse !== undefined && warehouse !== found.warehouse) {
    throw new PenstockError('badRequest', `spec.warehouse: catalog "${catalog}" has another one; leave it out`);
  }
  return found;
}
