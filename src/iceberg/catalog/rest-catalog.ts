// A client of the Iceberg REST catalog API: load, create and commit.

import { request } from 'undici';
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { lazy } from '../../model/lazy';
import type { Secret } from '../../model/secret';
import { parseJson, toJson } from '../json';
import { readMetadata, type TableMetadata } from '../table/metadata';
import { CatalogError, noAnswer, refusal } from './answers';
import { readText } from './read-text';
import type { CatalogSettings } from './settings';
import { tokenSource } from './token';

export interface TableName {
  /** The namespace's levels, from the outermost. */
  namespace: string[];
  name: string;
}

export interface LoadedTable {
  metadata: TableMetadata;
  metadataLocation: string | undefined;
  /** Settings that the catalog gives for this table, such as how its storage is reached. */
  config: Record<string, string>;
}

export interface Commit {
  requirements: object[];
  updates: object[];
}

export interface Catalog {
  /**
   * False of a catalog that answers a table's current snapshot alone, without its parent, and that takes any first
   * snapshot whether there is one or not: Nessie.
   */
  showsHistory: () => Promise<boolean>;
  /** Throws `tableNotFound` where there is none. */
  load: (table: TableName) => Promise<LoadedTable>;
  /** Creates it with all its levels; one that exists is left as it is. */
  createNamespace: (namespace: string[]) => Promise<void>;
  /** Throws `commitConflict` when there is a table of that name. `body` is a CreateTableRequest. */
  createTable: (table: TableName, body: object) => Promise<LoadedTable>;
  /**
   * All of it or nothing. Throws `commitConflict` when a requirement does not hold, `commitUnknown` when it may or may
   * not have happened: the caller must look.
   */
  commit: (table: TableName, commit: Commit) => Promise<LoadedTable>;
}

const configAnswer = z.looseObject({
  overrides: z.record(z.string(), z.unknown()).default({}),
  defaults: z.record(z.string(), z.unknown()).default({}),
});

const tableAnswer = z.looseObject({
  metadata: z.unknown(),
  'metadata-location': z.string().nullish(),
  config: z.record(z.string(), z.string()).nullish(),
});

/** Metadata that lists thousands of snapshots is a tenth of it. */
const mostAnswerBytes = 64 * 1024 * 1024;

/** What the catalog says once: the address below which namespaces are, and how it answers tables. */
interface Root {
  address: string;
  showsHistory: boolean;
}

/** Throws `badRequest` for settings that are not supported. Nothing is asked of the catalog yet. */
export function restCatalog(settings: CatalogSettings): Catalog {
  const { warehouse, dispatcher, timeoutMs = 30_000 } = settings;
  const token = tokenSource(settings);

  async function ask(what: string, method: string, url: string, body?: object): Promise<unknown> {
    const once = async (): Promise<{ status: number; text: string; authorization: Secret | undefined }> => {
      const authorization = await token.authorization();
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(authorization && { authorization: authorization.reveal() }),
      };
      try {
        const answer = await request(url, {
          method: method as 'GET',
          headers,
          signal: AbortSignal.timeout(timeoutMs),
          ...(body ? { body: toJson(body) } : {}),
          ...(dispatcher ? { dispatcher } : {}),
        });
        return { status: answer.statusCode, text: await readText(what, answer.body, mostAnswerBytes), authorization };
      } catch (error) {
        throw noAnswer(what, error);
      }
    };
    let answer = await once();
    if ((answer.status === 401 || answer.status === 419) && token.renew()) answer = await once();
    const { status, text, authorization } = answer;
    if (status < 200 || status > 299) throw refusal(what, status, text, { authorization });
    try {
      return text === '' ? undefined : parseJson(text);
    } catch (error) {
      throw new CatalogError('targetAnswerInvalid', `${what}: the answer is not JSON`, status, { cause: error });
    }
  }

  async function findRoot(): Promise<Root> {
    const query = warehouse === undefined ? '' : `?${new URLSearchParams({ warehouse }).toString()}`;
    const asked = `${settings.url.replace(/\/+$/, '')}/v1`;
    const answer = configAnswer.safeParse(await ask('configuration', 'GET', `${asked}/config${query}`));
    if (!answer.success)
      throw new PenstockError('targetAnswerInvalid', `${asked}/config is no answer of a REST catalog`);
    const { overrides, defaults } = answer.data;
    const own = typeof overrides.uri === 'string' ? `${overrides.uri.replace(/\/+$/, '')}/v1` : asked;
    const prefix = overrides.prefix ?? defaults.prefix;
    return {
      address: typeof prefix === 'string' && prefix !== '' ? `${own}/${encodeURIComponent(prefix)}` : own,
      showsHistory: overrides['nessie.is-nessie-catalog'] !== 'true',
    };
  }

  const { get: root } = lazy(findRoot);
  const at = async (path: string): Promise<string> => `${(await root()).address}/${path}`;

  async function readTable(what: string, answer: unknown): Promise<LoadedTable> {
    const parsed = tableAnswer.safeParse(answer);
    if (!parsed.success) throw new PenstockError('targetAnswerInvalid', `${what}: the answer is no table`);
    return {
      metadata: readMetadata(parsed.data.metadata, await root()),
      metadataLocation: parsed.data['metadata-location'] ?? undefined,
      config: parsed.data.config ?? {},
    };
  }

  const tables = (namespace: string[]) => `namespaces/${encodeURIComponent(namespace.join('\x1f'))}/tables`;
  const pathOf = ({ namespace, name }: TableName) => `${tables(namespace)}/${encodeURIComponent(name)}`;
  const show = ({ namespace, name }: TableName) => `table ${[...namespace, name].join('.')}`;

  return {
    showsHistory: async () => (await root()).showsHistory,

    async load(table) {
      return readTable(show(table), await ask(show(table), 'GET', await at(pathOf(table))));
    },

    async createNamespace(namespace) {
      for (let levels = 1; levels <= namespace.length; levels++) {
        const what = `namespace ${namespace.slice(0, levels).join('.')}`;
        const body = { namespace: namespace.slice(0, levels), properties: {} };
        await ask(what, 'POST', await at('namespaces'), body).catch((error: unknown) => {
          if (!(error instanceof CatalogError && error.status === 409)) throw error;
        });
      }
    },

    async createTable(table, body) {
      const what = `create ${show(table)}`;
      return readTable(what, await ask(what, 'POST', await at(tables(table.namespace)), { ...body, name: table.name }));
    },

    async commit(table, commit) {
      const what = `commit to ${show(table)}`;
      const url = await at(pathOf(table));
      const body = { identifier: table, ...commit };
      try {
        return await readTable(what, await ask(what, 'POST', url, body));
      } catch (error) {
        throw mayHaveHappened(error) ? unknownOutcome(error) : error;
      }
    },
  };
}

/** No answer, a 5xx, or an answer of success that cannot be read: the commit may be in. */
const mayHaveHappened = (error: unknown): error is PenstockError =>
  error instanceof PenstockError && ['network', 'timeout', 'targetFailed', 'targetAnswerInvalid'].includes(error.code);

const unknownOutcome = (error: PenstockError): CatalogError =>
  new CatalogError('commitUnknown', `${error.message}; it may have happened`, undefined, { cause: error });
