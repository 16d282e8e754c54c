import Ajv2020 from 'ajv/dist/2020';
import { startApi, type RunningApi } from './start-api';

interface Content {
  schema: object;
  example?: unknown;
}
interface Operation {
  parameters?: { name: string; description?: string }[];
  requestBody?: { content: Record<string, Content> };
  summary?: string;
  tags?: string[];
  security?: object[];
  responses: Record<string, { description: string; content?: Record<string, Content> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let api: RunningApi;
let text: string;
let document: Document;
let operations: [name: string, operation: Operation][];
beforeAll(async () => {
  api = await startApi();
  const answer = await api.send<Document>('/openapi.json');
  text = answer.text;
  document = answer.body;
  operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );
});
afterAll(() => api.close());

it('describes every route', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(operations.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'post /in/{sourceId}',
      'post /in/{sourceId}/{secret}',
      'patch /v1/sources/{sourceId}/sinks/{sinkId}',
      'post /v1/deliveries/{id}/amend',
      'get /readyz',
    ]),
  );
  for (const [name, { summary, tags }] of operations) {
    expect([name, summary, tags]).toEqual([name, expect.stringMatching(/\w/), [expect.any(String)]]);
  }
});

it('describes every answer, and says which errors there are', () => {
  const descriptions = operations.flatMap(([, { responses }]) => Object.values(responses));
  // What the framework says of a 204.
  expect(descriptions.filter(({ description }) => description === 'Default Response')).toHaveLength(10);
  expect(document.paths['/v1/sources']?.['post']?.responses).toMatchObject({
    400: { description: 'penstock.badRequest, penstock.templateInvalid' },
    401: { description: expect.stringMatching(/^penstock.unauthorized, penstock.sessionExpired/) as string },
    409: { description: 'penstock.sourceAlreadyExists' },
    413: { description: 'penstock.payloadTooLarge' },
  });
});

it('says which headers are read and answered', () => {
  const ingest = document.paths['/in/{sourceId}']?.['post'];
  expect(ingest?.parameters?.map(({ name }) => name)).toEqual(expect.arrayContaining(['idempotency-key', 'prefer']));
  expect(ingest?.responses).toMatchObject({ 503: { headers: { 'Retry-After': {}, 'Preference-Applied': {} } } });
  expect(document.paths['/v1/sources/{sourceId}']?.['get']).toMatchObject({
    parameters: expect.arrayContaining([
      expect.objectContaining({ name: 'penstock-project', in: 'header' }),
    ]) as object[],
    responses: { 200: { headers: { ETag: {} } }, 401: { headers: { 'WWW-Authenticate': {} } } },
  });
});

it('asks who it is under /v1 and nowhere else, but of whoever logs in', () => {
  const open = operations.filter(([, { security }]) => security?.length === 0).map(([name]) => name);
  expect(open).toEqual(
    operations.map(([name]) => name).filter((name) => !name.includes('/v1/') || name === 'post /v1/session'),
  );
});

it('refers only to schemas that are there, and has none that nothing refers to', () => {
  const referred = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(Object.keys(document.components.schemas).sort()).toEqual([...new Set(referred)].sort());
  expect(referred).toEqual(expect.arrayContaining(['Error', 'Delivery', 'FilterInput', 'WebhookConfigInput']));
});

it('says of every parameter and every field what it is', () => {
  const silent: string[] = [];
  const look = (where: string, schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties = {}, ...others } = schema as { properties?: Record<string, object> };
    for (const [name, field] of Object.entries(properties)) {
      if (!('description' in field) && !('$ref' in field)) silent.push(`${where}: ${name}`);
      look(`${where}.${name}`, field);
    }
    for (const keyword of ['items', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'] as const) {
      for (const each of [(others as Record<string, unknown>)[keyword] ?? []].flat()) look(where, each);
    }
  };
  Object.entries(document.components.schemas).forEach(([name, schema]) => look(name, schema));
  for (const [name, { parameters = [], requestBody, responses }] of operations) {
    for (const parameter of parameters) if (!parameter.description) silent.push(`${name}: ${parameter.name}`);
    for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)]) {
      for (const { schema } of Object.values(content)) look(name, schema);
    }
  }
  expect(silent).toEqual([]);
});

it('has an example of every body and every answer, which its schema takes', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  // Under a name of its own, so that references within it are found.
  ajv.addSchema({ $id: 'https://penstock/openapi', components: document.components });
  const wrong: string[] = [];
  for (const [name, { requestBody, responses }] of operations) {
    const parts = [['body', requestBody] as const, ...Object.entries(responses)];
    for (const [part, of] of parts) {
      for (const [type, { schema, example }] of Object.entries(of?.content ?? {})) {
        const text = JSON.stringify(schema).replaceAll('"#/', '"https://penstock/openapi#/');
        const isRight = ajv.compile(JSON.parse(text) as object);
        if (example === undefined) wrong.push(`${name} ${part} ${type}: has none`);
        else if (!isRight(example)) wrong.push(`${name} ${part} ${type}: ${ajv.errorsText(isRight.errors)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

it('is shown to people by a page that needs nothing from elsewhere', async () => {
  const page = await api.send('/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).not.toMatch(/https?:/);
  expect((await api.send('/')).headers.get('location')).toBe('/docs');
});
