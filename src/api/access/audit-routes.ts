import { z } from 'zod';
import { listAudit } from '../../ledger/audit';
import { rfc3339 } from '../../model/rfc3339';
import { defaultProject, localText, qualify } from '../../model/project';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { pageOf } from '../paging';
import { auditEntry } from './answers';
import { principalOf } from './authorize';

const text = z.string().min(1).max(300);
const query = z.strictObject({
  author: text.optional().describe('`admin`, a user, or user/token'),
  user: text.optional().describe('A user, by session or by any token'),
  action: text.optional().describe('Such as `sink.updated`'),
  target: text.optional().describe('Such as `user/ada`, `source/shop`, `sink/shop/orders`'),
  sourceId: text.optional(),
  from: rfc3339.optional(),
  to: rfc3339.optional().describe('Before then'),
  afterId: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the nextAfterId of an answer')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export function auditRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/audit',
    {
      config: { needs: 'admin', refuses: ['badRequest'] as const },
      schema: {
        tags: ['access'],
        summary: 'List what was changed, by whom and from where, newest first',
        description:
          'What is about users, keys and projects is listed to owners of the deployment, in the default project.',
        querystring: query,
        response: { 200: z.object({ entries: z.array(auditEntry), nextAfterId: z.string().optional() }) },
      },
    },
    async (request) => {
      const { project, ofDeployment } = principalOf(request);
      const of = { project, ofDeployment: ofDeployment && project === defaultProject };
      const { page, ...next } = await pageOf(
        request.query,
        ({ target, ...asked }) =>
          listAudit(db, { ...asked, ...of, ...(target !== undefined && { target: qualified(project, target) }) }),
        ({ id }) => id,
      );
      return { entries: page.map((entry) => ({ ...entry, target: localText(project, entry.target) })), ...next };
    },
  );
}

/** Of a source or a sink, its target names the source as the ledger has it. */
function qualified(project: string, target: string): string {
  const [kind = '', id, ...rest] = target.split('/');
  if (id === undefined || !['source', 'sink'].includes(kind)) return target;
  return [kind, qualify(project, id), ...rest].join('/');
}
