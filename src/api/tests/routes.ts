// Test before you trust: what would happen to an event, without it being accepted or counted.
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { stringify } from 'lossless-json';
import { z } from 'zod';
import { withBreakers } from '../../ledger/flow/sink-breakers';
import { listSinks } from '../../ledger/resources/sinks';
import { PenstockError } from '../../model/errors';
import { encodeBody, type PenstockEvent } from '../../model/event';
import { readLosslessJson } from '../../sources/cloudevents/read-json';
import { readEvents } from '../../sources/http/read-events';
import { httpSourceOrRefuse } from '../../sources/http/route';
import { failure, receipt } from '../deliveries/answers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { sourceOrRefuse, standingSinkOrRefuse } from '../find-or-refuse';
import { takeJsonOnly } from '../validation';
import { eventOfSample, sampleEvent, storedEvent } from './sample-event';
import { trySink, trySinkOfMany } from './try-sink';

const ofSource = z.object({ sourceId: z.string() });
const querystring = z.strictObject({
  send: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Send it once for real, outside deliveries and statistics'),
});

const encodedBody = z.union([z.object({ text: z.string() }), z.object({ base64: z.base64() })]);
const tried = z.object({
  sinkId: z.string(),
  wanted: z.boolean().describe('Whether its filter takes the event'),
  sent: z.boolean(),
  requests: z
    .array(
      z.object({
        method: z.string(),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        body: encodedBody.optional(),
      }),
    )
    .describe('In turn, secrets masked; GET requests, by which a sink finds its service, are sent in any case'),
  row: z
    .string()
    .optional()
    .describe('Of an `iceberg` sink: the row that would be appended, as JSON; times in microseconds since 1970'),
  receipt: receipt.optional(),
  failure: failure.optional(),
});

const triedEvent = z.object({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string().optional(),
  time: z.string().optional(),
  datacontenttype: z.string().optional(),
  extensions: z.record(z.string(), z.string()),
  depth: z.int(),
  body: encodedBody,
});

const newEvent = {
  event: sampleEvent.prefault({}),
  eventUid: z.string().optional().describe('A stored event instead'),
};
const sampleRequest = z.strictObject({
  headers: z.record(z.string().min(1).max(128), z.string().max(8192)).default({}),
  json: z.unknown().optional().describe('The body, any JSON'),
  text: z.string().optional().describe('Instead of json: the body as it is'),
});

export function testRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  void app.register((testing, _options, registered) => {
    // As of an event that is accepted: what would be sent has every digit that was.
    takeJsonOnly(testing, readLosslessJson);
    addRoutes(testing.withTypeProvider<ZodTypeProvider>(), dependencies);
    registered();
  });
}

function addRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { db } = dependencies.ledger;

  app.post(
    '/sources/:sourceId/sinks/:sinkId/test',
    {
      config: {
        needs: 'operate',
        refuses: [
          'badRequest',
          'sourceNotFound',
          'sinkNotFound',
          'eventNotFound',
          'sinkBroken',
          'secretUnreadable',
        ] as const,
      },
      schema: {
        tags: ['sinks'],
        summary: 'Show what a sink would send for an event, or send it once',
        params: ofSource.extend({ sinkId: z.string() }),
        querystring,
        body: z.strictObject(newEvent).prefault({}),
        response: { 200: tried },
      },
    },
    async ({ params: { sourceId, sinkId }, query, body }) => {
      const sink = await standingSinkOrRefuse(db, sourceId, sinkId);
      const event =
        body.eventUid === undefined
          ? eventOfSample(body.event, sourceId)
          : await storedEvent(db, sourceId, body.eventUid);
      return trySink(dependencies, sink, event, query);
    },
  );

  app.post(
    '/sources/:sourceId/test',
    {
      config: {
        needs: 'operate',
        refuses: [
          'badRequest',
          'sourceNotFound',
          'sourceBroken',
          'eventNotFound',
          'payloadTooLarge',
          'unsupportedMediaType',
          'templateFailed',
        ] as const,
      },
      schema: {
        tags: ['sources'],
        summary: 'Show the events that a request would be accepted as, and what each sink would send for them',
        description:
          'The request is read as one that was verified. With `send` each sink that wants an event is sent it once. Of a ' +
          'source that takes no requests, only a stored event can be tried.',
        params: ofSource,
        querystring,
        body: z.strictObject({ request: sampleRequest.optional(), eventUid: newEvent.eventUid }).prefault({}),
        response: { 200: z.object({ events: z.array(z.object({ event: triedEvent, sinks: z.array(tried) })) }) },
      },
    },
    async ({ params: { sourceId }, query, body }) => {
      const source = await sourceOrRefuse(db, sourceId);
      const sinks = await withBreakers(db, await listSinks(db, sourceId));
      const read = async () => {
        const evaluate = (template: string, event: PenstockEvent) =>
          dependencies.evaluateTemplate(template, 'idTemplate', event);
        const request = requestOf(body.request ?? { headers: {} });
        return (await readEvents(request, httpSourceOrRefuse(source), evaluate)).events;
      };
      const events = body.eventUid === undefined ? await read() : [await storedEvent(db, sourceId, body.eventUid)];
      const answers = [];
      for (const event of events) {
        const answered = [];
        for (const sink of sinks) {
          const preview = await trySinkOfMany(dependencies, sink, event, { send: false });
          const isSent = query.send && preview.wanted;
          answered.push(isSent ? await trySinkOfMany(dependencies, sink, event, { send: true }) : preview);
        }
        answers.push({ event: shown(event), sinks: answered });
      }
      return { events: answers };
    },
  );
}

function requestOf({ headers, json, text }: z.output<typeof sampleRequest>) {
  if (json !== undefined && text !== undefined)
    throw new PenstockError('badRequest', 'request: has both json and text');
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const isJson = text === undefined;
  const sent = isJson && lower['content-type'] === undefined ? { 'content-type': 'application/json', ...lower } : lower;
  const rawBody = Buffer.from(isJson ? (stringify(json ?? {}) ?? '') : text);
  return { headers: sent, rawHeaders: Object.entries(sent).flat(), rawBody, remoteAddress: '' };
}

const shown = ({ id, source, type, subject, time, datacontenttype, extensions, depth, body }: PenstockEvent) => ({
  id,
  source,
  type,
  ...(subject !== undefined && { subject }),
  ...(time !== undefined && { time }),
  ...(datacontenttype !== undefined && { datacontenttype }),
  extensions,
  depth,
  body: encodeBody(body),
});
