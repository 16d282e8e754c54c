import { startApi, type RunningApi } from './start-api';

interface Operation {
  summary?: string;
  tags?: string[];
  security?: object[];
  responses: Record<string, { description: string }>;
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
  expect(descriptions.filter(({ description }) => description === 'Default Response')).toHaveLength(9);
  expect(document.paths['/v1/sources']?.['post']?.responses).toMatchObject({
    400: { description: 'penstock.badRequest, penstock.templateInvalid' },
    401: { description: expect.stringMatching(/^penstock.unauthorized, penstock.sessionExpired/) as string },
    409: { description: 'penstock.sourceAlreadyExists' },
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

it('is shown to people by a page that needs nothing from elsewhere', async () => {
  const page = await api.send('/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).not.toMatch(/https?:/);
  expect((await api.send('/')).headers.get('location')).toBe('/docs');
});
