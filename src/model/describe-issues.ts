// A failed zod parse as lines for people: the field, what would be right, and what was seen (never a secret).
import { isLosslessNumber } from 'lossless-json';
import type { z } from 'zod';
import './zod-messages';

type Issue = z.core.$ZodIssue;

/** Faults that are told of; whoever sends what has thousands is not answered with more than was sent. */
const mostLines = 20;

/**
 * One line a fault, and one that says how many more there are. `prefix` names what was parsed when that is a part of the
 * whole, such as `config`.
 */
export function describeIssues(error: z.ZodError, input: unknown, prefix = ''): string[] {
  const lines: string[] = [];
  let more = 0;
  for (const issue of error.issues) {
    const left = mostLines - lines.length;
    const described = left > 0 ? describe(issue, input, prefix) : [];
    lines.push(...described.slice(0, left));
    more += left > 0 ? Math.max(0, described.length - left) : faultsIn(issue);
  }
  return more === 0 ? lines : [...lines, `and ${more} more`];
}

const faultsIn = (issue: Issue): number => (issue.code === 'unrecognized_keys' ? issue.keys.length : 1);

function describe(issue: Issue, input: unknown, prefix: string): string[] {
  const field = fieldName(issue.path, prefix);
  const got = `got ${show(valueAt(input, issue.path), field)}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${shorten(fieldName([...issue.path, key], prefix))}: ${issue.message}`);
    case 'invalid_key':
      return issue.issues.map((inner) => `${shorten(field)}: ${faultOfName(inner)}`);
    case 'invalid_type':
      return [`${field}: must be ${article(issue.expected)}, ${got}`];
    case 'invalid_value':
      return [`${field}: must be ${listed(issue.values)}, ${got}`];
    case 'too_small':
    case 'too_big':
      return [`${field}: ${isOwn(issue.message) ? issue.message : bound(issue)}, ${got}`];
    case 'invalid_format':
      return [`${field}: ${isOwn(issue.message) ? issue.message : `must be a valid ${issue.format}`}, ${got}`];
    case 'invalid_union':
      return describeUnion(issue, input, prefix, got);
    default:
      return [`${field}: ${issue.message}, ${got}`];
  }
}

/** Of a name in a record, which the field ends with. */
const faultOfName = (issue: Issue): string =>
  (issue.code === 'too_small' || issue.code === 'too_big') && !isOwn(issue.message)
    ? `its name ${bound(issue)}`
    : issue.message;

/** Of a choice between objects, the one that was meant is the one all of whose fields are known. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, input: unknown, prefix: string, got: string): string[] {
  const field = fieldName(issue.path, prefix);
  if ('options' in issue && Array.isArray(issue.options)) return [`${field}: must be ${listed(issue.options)}, ${got}`];
  const value = valueAt(input, issue.path);
  const isBeside = ({ path }: Issue) => path.length === 0 || valueAt(value, path.slice(0, 1)) === undefined;
  const [meant] = issue.errors.filter((branch) => !branch.some(isBeside));
  if (meant) {
    return meant.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }, input, prefix));
  }
  const choices = [...fieldsMissed(issue.errors), ...fieldsKnown(issue.errors, value)];
  if (choices.length > 0) return [`${field}: must have exactly one of ${listed([...new Set(choices)])}, ${got}`];
  const meantBe = issue.errors.flat().flatMap((inner) => {
    if (inner.code === 'invalid_value') return inner.values.map(written);
    return inner.code === 'invalid_type' ? article(inner.expected) : [];
  });
  return [`${field}: must be ${[...new Set(meantBe)].join(' or ')}, ${got}`];
}

const fieldsMissed = (branches: Issue[][]): PropertyKey[] =>
  branches.flatMap((branch) => branch.find(({ path }) => path.length === 1)?.path[0] ?? []);

function fieldsKnown(branches: Issue[][], value: unknown): string[] {
  const isUnknown = (key: string) => (issue: Issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(key);
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).filter((key) => !branches.every((branch) => branch.some(isUnknown(key))));
}

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const limit = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  if (issue.origin === 'string') return `must be ${limit} characters long`;
  return issue.origin === 'array' ? `must have ${limit} entries` : `must be ${limit}`;
}

/** Messages of our own say what must be; those of the library begin with one of these. */
const isOwn = (message: string): boolean => !/^(Invalid|Too|Unrecognized)/.test(message);

function fieldName(path: PropertyKey[], prefix: string): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return (prefix + steps).replace(/^\./, '') || 'body';
}

/** Of whole numbers that are no JavaScript numbers, and of those that keep their digits, JSON.stringify knows nothing. */
const written = (value: unknown): string =>
  typeof value === 'bigint' || isLosslessNumber(value) ? value.toString() : JSON.stringify(value);

const listed = (values: unknown[]): string => values.map(written).join(' or ');

const plainTypes: Record<string, string> = { int: 'integer', record: 'object' };

function article(type: string): string {
  const plain = plainTypes[type] ?? type;
  return /^[aeiou]/.test(plain) ? `an ${plain}` : `a ${plain}`;
}

const valueAt = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input);

const confidential = /secret|token|password|authorization|headers/i;
/** User and password of a URL; they may hold any character, "@" among them. */
const credentialsInUrl = /:\/\/[^"\s]*@/g;
const shownCharacters = 80;

function show(value: unknown, field: string): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  // Not the values in it: any of them may be a secret.
  if (typeof value === 'object' && value !== null && !isLosslessNumber(value))
    return shorten(`an object of ${Object.keys(value).join(', ') || 'nothing'}`);
  if (confidential.test(field)) return '[secret]';
  return shorten(written(value).replace(credentialsInUrl, '://[secret]@'));
}

const shorten = (text: string): string => (text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text);
