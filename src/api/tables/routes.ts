// The table behind a sink: how it stands, and what an operator does to it.
import { pino } from 'pino';
import { z } from 'zod';
import { madeAnew } from '../../ledger/kafka/topics';
import { readSecrets } from '../../ledger/secrets/secrets';
import { duration } from '../../model/duration';
import { failureOf, PenstockError } from '../../model/errors';
import type { Sink } from '../../model/sink';
import type { KafkaSource } from '../../model/source';
import { recordTable } from '../../sinks/iceberg/takes-records';
import { hasId } from '../../sources/kafka/log/topic-ids';
import { readLog } from '../../sources/kafka/read-log';
import { keyOf } from '../../sources/kafka/topic-partition';
import { nativeConfigOf } from '../../tables/own-table';
import { expireTable, orphansOf } from '../../tables/upkeep/clean';
import { goOn } from '../../tables/upkeep/go-on';
import { goOnPlaces } from '../../tables/upkeep/partitions';
import { sinkTableStatus, type SinkLog } from '../../tables/upkeep/sink-table-status';
import { byOf } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sinkOrRefuse, sourceOrRefuse } from '../find-or-refuse';
import { expired, orphans, statedOffset, tableStatus, wentOn } from './answers';

const tags = ['tables'];
const params = z.object({ sourceId: z.string(), sinkId: z.string() });
const refusesTable = [
  'sourceNotFound',
  'sinkNotFound',
  'tableNotFound',
  'tableUnsupported',
  'targetUnauthorized',
  'locationRefused',
  'network',
  'targetFailed',
  'storageFailed',
  'diskFull',
] as const;
const byDefault = { olderThan: '7d', keep: 100 };

export function tableRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { ledger, keyring, outgoing, logger } = dependencies;
  const { db } = ledger;
  const ofTable = { db, keyring, outgoing };
  const log = logger || pino({ level: 'silent' });
  const path = '/sources/:sourceId/sinks/:sinkId/table';

  async function find({ sourceId, sinkId }: z.output<typeof params>) {
    const sink = await sinkOrRefuse(db, sourceId, sinkId);
    const source = await sourceOrRefuse(db, sourceId);
    const config = nativeConfigOf(sink);
    if (config) return { source, sink, config };
    const message = `sink "${sinkId}" has no table of its own: only a sink of type "iceberg", mode "native", has one`;
    throw new PenstockError('sinkNotFound', message);
  }

  /** Undefined where the sink's rows are those of deliveries only. */
  async function logOf(source: Awaited<ReturnType<typeof find>>['source'], sink: Sink): Promise<SinkLog | undefined> {
    if (source.type !== 'kafka' || !recordTable(source.type, sink)) return undefined;
    const kafka: KafkaSource = source;
    const secrets = await readSecrets(db, keyring, { sourceId: source.id });
    const partitions = await readLog(kafka, secrets, log).catch((error: unknown) => {
      throw new PenstockError('network', `the brokers do not answer: ${failureOf(error).message}`, { cause: error });
    });
    const { group } = kafka.config;
    const ofSink = { sourceId: source.id, group, sinkId: sink.id };
    const others = new Set((await madeAnew(db, ofSink, partitions.filter(hasId))).map(keyOf));
    return { group, partitions: partitions.map((one) => ({ ...one, isAnother: others.has(keyOf(one)) })) };
  }

  app.get(
    path,
    {
      config: { needs: 'read', refuses: refusesTable },
      schema: {
        tags,
        summary: 'Say how the table of a sink stands: what it is, how far it has come, what is on its way',
        params,
        response: { 200: tableStatus },
      },
    },
    async ({ params }) => {
      const { source, sink } = await find(params);
      const known = await logOf(source, sink).catch((error: unknown) => failureOf(error).message);
      if (typeof known !== 'string') return sinkTableStatus(ofTable, sink, known);
      return { ...(await sinkTableStatus(ofTable, sink, undefined)), partitionsUnknown: known };
    },
  );

  app.post(
    `${path}/go-on`,
    {
      config: { needs: 'operate', refuses: ['badRequest', 'stateConflict', ...refusesTable] },
      schema: {
        tags,
        summary: 'Decide where the table of a sink goes on that was made anew, rolled back, or lacks records',
        description:
          'A place is for the partitions that cannot go on by themselves; the others stay where they are. `table`: after the rows that the table still has. `earliest`: with the first record that is still there. `latest`: with the next one made. `group`: at the offset that the group has stored. Or offsets of partitions. The sink is resumed.',
        params,
        body: z.strictObject({ from: z.union([z.enum(goOnPlaces), z.array(statedOffset).min(1).max(10_000)]) }),
        response: { 200: wentOn },
      },
    },
    async (request) => {
      const { source, sink } = await find(request.params);
      return goOn(ofTable, sink, { from: request.body.from, by: byOf(request) }, await logOf(source, sink));
    },
  );

  app.post(
    `${path}/orphans`,
    {
      config: { needs: 'operate', refuses: ['badRequest', 'tableRecreated', ...refusesTable] },
      schema: {
        tags,
        summary: 'Find files that Penstock wrote and no commit took, and remove them where that is said',
        description:
          'Only files whose name says that Penstock wrote them for this table, older than three days, in no snapshot and in no open batch.',
        params,
        body: z.strictObject({ remove: z.boolean().default(false) }).default({ remove: false }),
        response: { 200: orphans },
      },
    },
    async (request) => {
      const { remove } = request.body;
      const { sink } = await find(request.params);
      return { removed: remove, files: await orphansOf(ofTable, sink, { remove, by: byOf(request) }) };
    },
  );

  app.post(
    `${path}/expire`,
    {
      config: { needs: 'operate', refuses: ['badRequest', 'tableRecreated', 'tableRolledBack', ...refusesTable] },
      schema: {
        tags,
        summary: 'Expire old snapshots of a table, and remove the files that only they needed',
        description:
          'What is not given is taken from `expireSnapshots` of the sink’s config, else 7 days and 100 snapshots.',
        params,
        body: z
          .strictObject({
            olderThan: duration().optional(),
            keep: z.int().min(1).max(100_000).optional(),
            dryRun: z.boolean().default(false),
          })
          .default({ dryRun: false }),
        response: { 200: expired },
      },
    },
    async (request) => {
      const { dryRun, olderThan, keep } = request.body;
      const { sink, config } = await find(request.params);
      const usual = config.expireSnapshots ?? byDefault;
      const terms = { olderThan: olderThan ?? usual.olderThan, keep: keep ?? usual.keep };
      return { dryRun, ...terms, ...(await expireTable(ofTable, sink, { ...terms, dryRun, by: byOf(request) })) };
    },
  );
}
