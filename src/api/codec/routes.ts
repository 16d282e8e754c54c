// The codec server of Temporal's UI and command line: payloads decrypted for whoever may read here.
import type { Payload, PayloadCodec } from '@temporalio/common';
import { setImmediate } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PenstockError } from '../../model/errors';
import { defaultProject } from '../../model/project';
import { principalOf } from '../access/authorize';
import type { ApiDependencies, TypedApp } from '../dependencies';

/** A page of a long history, in base64. */
const maxBodyBytes = 16 * 1024 * 1024;

const mostPayloads = 10_000;
/** A payload has metadata of a few entries. */
export const mostCodecValues = 10 * mostPayloads;
/** Payloads that are worked on before others have their turn. */
const payloadsInTurn = 100;

const bytes = () => z.base64().describe('In base64');
const payloads = z.object({
  payloads: z
    .array(z.object({ metadata: z.record(z.string(), bytes()).optional(), data: bytes().optional() }))
    .max(mostPayloads),
});
type Payloads = z.output<typeof payloads>;

export function codecRoutes(app: TypedApp, { payloadCodec }: ApiDependencies): void {
  const schema = { tags: ['operations'], body: payloads, response: { 200: payloads } };
  const shared = {
    changesNothing: true,
    refuses: ['badRequest', 'payloadTooLarge', 'unsupportedMediaType'],
  } as const;

  app.post(
    '/decode',
    {
      bodyLimit: maxBodyBytes,
      config: { ...shared, needs: 'read' },
      schema: {
        ...schema,
        summary: 'Decrypt payloads, as a codec server of Temporal; one that cannot be decrypted comes back as it is',
      },
    },
    async (request) => {
      refuseOtherProjects(request);
      return inTurns(request.body, (some) => Promise.all(some.map((payload) => decode(payloadCodec, payload))));
    },
  );

  app.post(
    '/encode',
    {
      bodyLimit: maxBodyBytes,
      config: { ...shared, needs: 'operate' },
      schema: { ...schema, summary: 'Encrypt payloads, as a codec server of Temporal, where payloads are encrypted' },
    },
    async (request) => {
      refuseOtherProjects(request);
      return inTurns(request.body, (some) => payloadCodec.encode(some));
    },
  );
}

/** A payload does not say of which project it is: whoever looks into Temporal, which all share, is of the default one. */
function refuseOtherProjects(request: FastifyRequest): void {
  const { author, project } = principalOf(request);
  if (project === defaultProject) return;
  const message = `payloads are for members of the project "${defaultProject}", and "${author}" asks in "${project}"`;
  throw new PenstockError('forbidden', message);
}

async function decode(codec: PayloadCodec, payload: Payload): Promise<Payload> {
  try {
    const [decoded = payload] = await codec.decode([payload]);
    return decoded;
  } catch (error) {
    if (error instanceof PenstockError && error.code === 'secretUnreadable') return payload;
    throw error;
  }
}

/** Ciphers are worked on here, and not elsewhere: what else is to be done would wait for all of them. */
async function inTurns(body: Payloads, change: (payloads: Payload[]) => Promise<Payload[]>): Promise<Payloads> {
  const changed: Payloads['payloads'] = [];
  for (let at = 0; at < body.payloads.length; at += payloadsInTurn) {
    const some = fromJson({ payloads: body.payloads.slice(at, at + payloadsInTurn) });
    changed.push(...toJson(await change(some)).payloads);
    await setImmediate();
  }
  return { payloads: changed };
}

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');
const toBase64 = (data: Uint8Array): string => Buffer.from(data).toString('base64');

const mapValues = <From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

const fromJson = (body: Payloads): Payload[] =>
  body.payloads.map(({ metadata = {}, data = '' }) => ({
    metadata: mapValues(metadata, fromBase64),
    data: fromBase64(data),
  }));

const toJson = (decoded: Payload[]): Payloads => ({
  payloads: decoded.map(({ metadata, data }) => ({
    metadata: mapValues(metadata ?? {}, toBase64),
    data: toBase64(data ?? new Uint8Array()),
  })),
});
