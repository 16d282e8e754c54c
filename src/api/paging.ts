import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { qualify } from '../model/project';
import { principalOf } from './access/authorize';

export const pageQuery = {
  /** Id of the last entry of the page before: `nextAfterId` of its answer. */
  afterId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** Of sources and sinks, by id. */
export const resourcePage = z.strictObject({
  afterId: z.string().max(48).optional().describe('The last id of the page before: `nextAfterId` of its answer'),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});

/** A page of sources, whose ids are those of a project. */
export const qualifiedPage = <Page extends { afterId?: string }>(request: FastifyRequest, page: Page): Page =>
  page.afterId === undefined ? page : { ...page, afterId: qualify(principalOf(request).project, page.afterId) };

/** A parsed query: fields that were not sent are absent, never undefined. */
type Present<Query> = { [Name in keyof Query]: Exclude<Query[Name], undefined> };

/** A page and where the next one begins. `list` is asked for one entry more, to know whether there is one. */
export async function pageOf<Entry, Query extends { limit: number }>(
  query: Query,
  list: (query: Present<Query>) => Promise<Entry[]>,
  idOf: (entry: Entry) => string,
): Promise<{ page: Entry[]; nextAfterId?: string }> {
  const found = await list({ ...query, limit: query.limit + 1 } as unknown as Present<Query>);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return found.length > page.length && last !== undefined ? { page, nextAfterId: idOf(last) } : { page };
}
