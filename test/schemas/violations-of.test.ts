import { closeSchemaPool, violationsOf } from '../../src/schemas';

afterAll(closeSchemaPool);

it('tells of a schema that does not compile as of data that does not match, and checks what is beside it', async () => {
  const checks = [
    { schema: '{"$ref":"https://example.com/gone"}', data: '1' },
    { schema: '{"type":"string"}', data: '1' },
    { schema: '{"type":"number"}', data: '1' },
  ];
  expect(await violationsOf(checks)).toEqual([
    expect.stringMatching(/^schema: can't resolve reference/),
    'data: must be string',
    undefined,
  ]);
});
