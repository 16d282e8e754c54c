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
  const known = kept.get(text);
  if (known) return known;
  const schema = JSON.parse(text) as object | boolean;
  const { $schema = '', $async } = schema as { $schema?: unknown; $async?: unknown };
  // It would be checked by a promise, which nobody waits for: nothing would be enforced.
  if ($async !== undefined) throw new Error('$async is not taken');
  const isDraft07 = String($schema).startsWith('http://json-schema.org/draft-07/');
  // What is kept is kept here: the libraries would keep every schema for ever, by its `$id`.
  const ajv = isDraft07 ? draft07 : draft2020;
  try {
    const validate = ajv.compile(schema);
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, validate);
    return validate;
  } finally {
    if (typeof schema === 'object') ajv.removeSchema(schema);
  }
}

function violationOf({ schema, data }: SchemaCheck): string | undefined {
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
