// What only a source of type kafka has: records set aside, and records that are gone.
import { z } from 'zod';
import { decideLosses } from '../../ledger/kafka/losses';
import { listRejected, type RecordPlace } from '../../ledger/kafka/rejected-records';
import { PenstockError } from '../../model/errors';
import { goOnFrom } from '../../model/kafka-source';
import type { KafkaSource } from '../../model/source';
import { byOf } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sourceOrRefuse } from '../find-or-refuse';
import { source as answeredSource } from './answers';
import { rejectedRecord } from './kafka-answers';
import { shown, type ShownSource } from './shown-source';

const tags = ['sources'];
const params = z.object({ sourceId: z.string() });

export function kafkaRoutes(app: TypedApp, { ledger, kafka }: ApiDependencies): void {
  const kafkaSourceOrRefuse = async (id: string): Promise<KafkaSource> => {
    const source = await sourceOrRefuse(ledger.db, id);
    if (source.type === 'kafka') return source;
    throw new PenstockError(
      'sourceNotFound',
      `source "${id}" is of type "${source.type}": only a kafka source has this`,
    );
  };

  app.get(
    '/sources/:sourceId/rejected-records',
    {
      config: { needs: 'read', refuses: ['badRequest', 'sourceNotFound'] },
      schema: {
        tags,
        summary: 'List the records of a kafka source that could not become events',
        description:
          'By topic, partition and offset. Whoever has mended one sends it again; a record that is read again and is an event then stays listed.',
        params,
        querystring: z.strictObject({
          after: z
            .string()
            .optional()
            .describe('`topic/partition/offset` of the last record of the page before: `nextAfter` of its answer'),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        response: { 200: z.object({ records: z.array(rejectedRecord), nextAfter: z.string().optional() }) },
      },
    },
    async ({ params: { sourceId }, query: { after, limit } }) => {
      await kafkaSourceOrRefuse(sourceId);
      const page = { ...(after !== undefined && { after: placeOf(after) }), limit: limit + 1 };
      const found = await listRejected(ledger.db, sourceId, page);
      const records = found.slice(0, limit);
      const last = records.at(-1);
      return found.length > limit && last ? { records, nextAfter: textOf(last) } : { records };
    },
  );

  app.post(
    '/sources/:sourceId/go-on',
    {
      config: { needs: 'operate', refuses: ['badRequest', 'sourceNotFound', 'stateConflict'] },
      schema: {
        tags,
        summary: 'Decide where a kafka source goes on that has lost records',
        description:
          '`earliest`: with the first record that is still there. `latest`: with the next one that is made. Its consumers start again.',
        params,
        body: z.strictObject({ from: goOnFrom }),
        response: { 200: answeredSource },
      },
    },
    async (request): Promise<ShownSource> => {
      const { sourceId } = request.params;
      const source = await kafkaSourceOrRefuse(sourceId);
      if ((await decideLosses(ledger.db, sourceId, request.body.from, byOf(request))) === 0) {
        throw new PenstockError(
          'stateConflict',
          `source "${sourceId}" has lost no records: there is nothing to decide`,
        );
      }
      return shown({ db: ledger.db, kafka }, source);
    },
  );
}

const textOf = ({ topic, partition, offset }: RecordPlace): string => `${topic}/${partition}/${offset}`;

function placeOf(text: string): RecordPlace {
  const [, topic, partition, offset] = /^([^/]+)\/(\d{1,9})\/(\d{1,15})$/.exec(text) ?? [];
  if (topic !== undefined) return { topic, partition: Number(partition), offset: Number(offset) };
  throw new PenstockError('badRequest', `after: must be topic/partition/offset, not "${text}"`);
}
