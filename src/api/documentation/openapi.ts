import swagger, { type SwaggerTransformObject } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { sinkTypes } from '../../sinks/registry';
import { sessionCookie } from '../access/cookie';
import { configName } from '../sinks/routes';
import { complete, type Paths } from './complete';
import { components } from './components';
import { page } from './page';

const description = `
Events come in at \`/in/...\`; everything under \`/v1\` needs a token as \`Authorization: Bearer <token>\`, or
a session.
Every error is answered as \`{ statusCode, error, message, hint }\`.
`.trim();

type Document = ReturnType<SwaggerTransformObject>;

/** Serves an OpenAPI 3.1 document of the routes registered after this, and a page that shows it. */
export async function documentation(app: FastifyInstance): Promise<void> {
  const schemaRegistry = named();
  for (const [id, schema] of Object.entries(components)) schemaRegistry.add(schema, { id });
  for (const { type, config } of sinkTypes) schemaRegistry.add(config, { id: configName(type) });

  const describeComponents = createJsonSchemaTransformObject({ schemaRegistry });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Penstock', version: '1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: (document) => {
      const whole = withoutUnused(describeComponents(document));
      complete(whole as unknown as Paths);
      return whole;
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.get('/docs', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'",
      )
      .send(page),
  );
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/docs'));
}

/** Names of schemas, with what `describe` says of them, which zod keeps in a registry of its own. */
function named() {
  const registry = z.registry<{ id?: string | undefined; description?: string | undefined }>();
  const read = registry.get.bind(registry);
  registry.get = (schema) => ({ ...z.globalRegistry.get(schema), ...read(schema) });
  return registry as unknown as z.core.$ZodRegistry<{ id: string }>;
}

/** Every component is described as it is sent and as it is answered, and mostly only one of the two is meant anywhere. */
function withoutUnused(document: Document): Document {
  if (!('components' in document)) return document;
  const text = JSON.stringify(document);
  const isUsed = (name: string) => new RegExp(`#/components/schemas/${name}\\b`).test(text);
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(([name]) => isUsed(name));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } } as Document;
}
