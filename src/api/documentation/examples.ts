// An example of every body and answer: written out where a person would copy it, else made of the schema.
import type { Schema } from './complete';

/** Of bodies, by route. */
const bodies: Readonly<Record<string, unknown>> = {
  'post /in/{sourceId}': { orderId: 17, total: 42.5 },
  'post /in/{sourceId}/{secret}': { orderId: 17, total: 42.5 },
  'post /v1/sources/{sourceId}/in': { orderId: 17, total: 42.5 },
  'post /v1/sources': { id: 'shop', type: 'http', name: 'Shop', config: { eventType: 'order.created' } },
  'patch /v1/sources/{sourceId}': { description: 'Orders of the shop', reason: 'so that people know' },
  'post /v1/sources/{sourceId}/sinks': {
    id: 'orders',
    type: 'webhook',
    config: { url: 'https://example.com/orders' },
    filter: { exact: { type: 'order.created' } },
    policy: { maxAttempts: 3 },
  },
  'patch /v1/sources/{sourceId}/sinks/{sinkId}': { config: { url: 'https://example.com/orders/v2' }, filter: null },
  'post /v1/configuration/diff': {
    sources: [
      {
        id: 'shop',
        type: 'http',
        sinks: [{ id: 'orders', type: 'webhook', config: { url: 'https://example.com/orders' } }],
      },
    ],
  },
  'put /v1/kv/{collection}/{key}': { state: 'open' },
};

/** Of fields, by name, wherever their schema takes them. */
const fields: Readonly<Record<string, unknown>> = {
  sourceId: 'shop',
  sinkId: 'orders',
  topic: 'orders',
  user: 'ada',
  name: 'Shop',
  author: 'ada',
  password: 'correct horse battery',
  currentPassword: 'correct horse',
  config: {},
  values: {},
  settings: {},
  extensions: {},
  headers: { 'content-type': 'application/json' },
  secrets: {},
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  path: '/in/shop',
  url: 'https://example.com/orders',
  type: 'order.created',
  eventType: 'order.created',
  collection: 'orders',
  key: 'order-17',
  value: { state: 'open' },
  data: { orderId: 17 },
  text: '{"orderId":17}',
  base64: 'eyJvcmRlcklkIjoxN30=',
  description: 'Orders of the shop',
  reason: 'the target was mended',
  remoteAddress: '203.0.113.7',
  address: '203.0.113.7',
  lastUsedAddress: '203.0.113.7',
  statusCode: 400,
  error: 'penstock.badRequest',
  message: 'config.maxBodyBytes: must be at least 1, got 0',
  hint: 'Correct the named field and send the request again.',
  overlap: '24h',
  brokers: ['kafka:9092'],
  topics: ['orders'],
  broken: 'config.url: must be a string, got nothing',
};

const moment = '2026-01-31T12:00:00.000Z';
const uuid = '0198c0de-0000-7000-8000-000000000001';
const formats: Readonly<Record<string, string>> = {
  'date-time': moment,
  uuid,
  uri: 'https://example.com/orders',
  base64: 'eyJvcmRlcklkIjoxN30=',
};

export function createExamples(schemas: Readonly<Record<string, Schema>>) {
  const resolved = ({ $ref, ...rest }: Schema): Schema =>
    $ref === undefined ? rest : resolved(schemas[$ref.replace('#/components/schemas/', '')] ?? {});

  function made(given: Schema, name = '', depth = 0): unknown {
    const schema = resolved(given);
    const { anyOf, oneOf, allOf, properties, items } = schema;
    if ('const' in schema) return schema.const;
    if (Array.isArray(schema.enum)) return schema.enum[0];
    const choices = anyOf ?? oneOf;
    if (choices) {
      const [first = {}] = choices.filter((choice) => resolved(choice).type !== 'null');
      return made(first, name, depth);
    }
    if (allOf) return Object.assign({}, ...allOf.map((part) => made(part, name, depth))) as object;
    if (properties) {
      const required = (schema.required ?? []) as string[];
      // Deep down only what has to be there: filters hold filters.
      const shown = Object.entries(properties).filter(([field]) => depth < 4 || required.includes(field));
      return Object.fromEntries(shown.map(([field, of]) => [field, made(of, field, depth + 1)]));
    }
    const byName = Object.hasOwn(fields, name) ? fields[name] : undefined;
    switch (typeOf(schema)) {
      case 'string':
        return stringOf(schema, byName);
      case 'integer':
      case 'number':
        return typeof byName === 'number' ? byName : numberOf(schema);
      case 'boolean':
        return false;
      case 'array':
        return Array.isArray(byName) ? byName : [made(items ?? {}, name, depth + 1)];
      case 'object':
        return typeof byName === 'object' ? byName : {};
      case 'null':
        return null;
      default:
        return byName ?? null;
    }
  }

  return {
    ofBody: (route: string, schema: Schema = {}): unknown =>
      Object.hasOwn(bodies, route) ? bodies[route] : made(schema),
    ofAnswer: (type: string, schema: Schema = {}): unknown =>
      type === 'application/json' ? made(schema) : (schema.example ?? 'ok'),
  };
}

const typeOf = ({ type }: Schema): unknown => (Array.isArray(type) ? type.find((one) => one !== 'null') : type);

function numberOf({ minimum, exclusiveMinimum, default: byDefault }: Schema): number {
  if (typeof byDefault === 'number') return byDefault;
  if (typeof minimum === 'number') return Math.max(1, minimum);
  return typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 1;
}

function stringOf(
  { format, pattern, minLength = 0, maxLength = Infinity, default: byDefault }: Schema,
  byName: unknown,
): string {
  if (typeof byDefault === 'string') return byDefault;
  const isRight = (text: unknown): text is string =>
    typeof text === 'string' &&
    text.length >= Number(minLength) &&
    text.length <= Number(maxLength) &&
    (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text));
  if (typeof format === 'string' && formats[format] !== undefined) return formats[format];
  return (
    [byName, 'orders', '30s', '2', moment, '-----BEGIN CERTIFICATE-----\nMII…\n-----END CERTIFICATE-----'].find(
      isRight,
    ) ?? ''
  );
}
