// Entry of a pool thread: compiles schemas, and checks data by them.
import Ajv, { type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { noteBegin, type Timed } from '../threads/timed-pool';
import type { SchemaCheck, SchemaResult, SchemaTask } from './task';

/** Compiled schemas that a thread keeps. */
const mostKept = 500;
/** What is told of data that has many faults. */
const mostFaults = 5;

// Keywords that are not known say nothing: schemas come from many tools.
const options: Options = { strict: false, allErrors: true, logger: false };
const draft07 = addFormats(new Ajv(options));
const draft2020 = addFormats(new Ajv2020(options));
/** What a library knows by an id before it has seen any schema of a user: the schemas of schemas. */
const known = new Map([draft07, draft2020].map((ajv) => [ajv, { refs: { ...ajv.refs }, schemas: { ...ajv.schemas } }]));

const kept = new Map<string, ValidateFunction>();

export default function work(task: SchemaTask & Timed): SchemaResult {
  noteBegin(task);
  return 'schema' in task ? [faultOf(task.schema)] : task.checks.map(violationOf);
}

function faultOf(schema: string): string | undefined {
  try {
    compiled(schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function compiled(text: string): ValidateFunction {
  const before = kept.get(text);
  if (before) return before;
  const schema = JSON.parse(text) as object | boolean;
  const { $schema = '', $async } = schema as { $schema?: unknown; $async?: unknown };
  // It would be checked by a promise, which nobody waits for: nothing would be enforced.
  if ($async !== undefined) throw new Error('$async is not taken');
  const isDraft07 = String($schema).startsWith('http://json-schema.org/draft-07/');
  const ajv = isDraft07 ? draft07 : draft2020;
  try {
    const validate = ajv.compile(schema);
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, validate);
    return validate;
  } finally {
    if (typeof schema === 'object') forget(ajv, schema);
  }
}

/**
 * What is kept is kept here: a library would keep every schema for ever, by all ids in it, and refuse them to others.
 * One that has the id of a schema of schemas takes that with it when it goes, so what was known is known again.
 */
function forget(ajv: Ajv, schema: object): void {
  ajv.removeSchema(schema);
  const { refs, schemas } = known.get(ajv) ?? {};
  for (const id of Object.keys(ajv.refs)) if (!(refs && id in refs)) delete ajv.refs[id];
  Object.assign(ajv.refs, refs);
  Object.assign(ajv.schemas, schemas);
}

function violationOf({ schema, data }: SchemaCheck): string | undefined {
  // It compiled when it was set, but the library may have changed since.
  const fault = faultOf(schema);
  if (fault !== undefined) return `schema: ${fault}`;
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return 'data: must be JSON';
  }
  const validate = compiled(schema);
  if (validate(json)) return undefined;
  return (validate.errors ?? []).slice(0, mostFaults).map(inWords).join('; ');
}

/** As other errors name fields: `data.lines[0].sku: must be string`. */
function inWords({ instancePath, message = 'does not match', params }: ErrorObject): string {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`))
    .join('');
  const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: unknown[] };
  const which = additionalProperty ?? allowedValues?.map((value) => JSON.stringify(value)).join(', ');
  return `data${path}: ${message}${which === undefined ? '' : ` (${which})`}`;
}
