// Completes the OpenAPI document: every parameter and field has a description, every body and answer an example.
import { createExamples } from './examples';
import { glossary } from './glossary';
import { describeHeaders } from './headers';

export interface Schema {
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  [keyword: string]: unknown;
}

interface Content {
  schema?: Schema;
  example?: unknown;
}

export interface Operation {
  parameters?: { name: string; in: string; description?: string; schema?: Schema }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { content?: Record<string, Content>; headers?: Record<string, object> }>;
}

export interface Paths {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export function complete(document: Paths): void {
  Object.values(document.components.schemas).forEach(describeFields);
  const examples = createExamples(document.components.schemas);
  for (const [path, byMethod] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(byMethod)) {
      describeHeaders(path, operation);
      for (const parameter of operation.parameters ?? []) {
        // What zod says of a field is said of its schema.
        const description = parameter.description ?? parameter.schema?.description ?? glossary[parameter.name];
        if (description !== undefined) parameter.description = description;
      }
      for (const content of Object.values(operation.requestBody?.content ?? {})) {
        if (content.schema) describeFields(content.schema);
        content.example = examples.ofBody(`${method} ${path}`, content.schema);
      }
      for (const { content = {} } of Object.values(operation.responses)) {
        for (const [type, each] of Object.entries(content)) {
          if (each.schema) describeFields(each.schema);
          each.example = examples.ofAnswer(type, each.schema);
        }
      }
    }
  }
}

function describeFields(schema: Schema): void {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const description = glossary[name];
    if (field.description === undefined && description !== undefined) field.description = description;
    describeFields(field);
  }
  const { items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const inside = [items, typeof additionalProperties === 'object' ? additionalProperties : undefined];
  for (const each of [...inside, ...anyOf, ...oneOf, ...allOf]) if (each) describeFields(each);
}
