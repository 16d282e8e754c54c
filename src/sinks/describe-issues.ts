// A failed zod parse as lines for people: the field, what would be right, and what was seen.
import type { z } from 'zod';

const shownCharacters = 80;

/** One line a fault. `prefix` names what was parsed, such as `config`. */
export function describeIssues(error: z.ZodError, input: unknown, prefix: string): string[] {
  return error.issues.flatMap((issue) => describe(issue, input, prefix));
}

function describe(issue: z.core.$ZodIssue, input: unknown, prefix: string): string[] {
  const field = [prefix, ...issue.path.map(String)].join('.');
  const seen = show(valueAt(input, issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${field}.${key}: unknown field`);
    case 'invalid_key':
      return [`${field}: ${issue.issues.map(({ message }) => message).join('; ')}`];
    case 'invalid_type':
      return [`${field}: must be ${article(issue.expected)}, got ${seen}`];
    case 'invalid_value':
      return [`${field}: must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}, got ${seen}`];
    case 'invalid_union':
      return [`${field}: ${alternatives(issue)}, got ${seen}`];
    default:
      return [`${field}: ${issue.message}, got ${seen}`];
  }
}

function alternatives({ errors, options }: z.core.$ZodIssueInvalidUnion & { options?: unknown }): string {
  if (Array.isArray(options)) return `must be ${options.map((option) => JSON.stringify(option)).join(' or ')}`;
  const expected = errors
    .flat()
    .map((issue) => (issue.code === 'invalid_type' ? article(issue.expected) : issue.message));
  return `must be ${[...new Set(expected)].join(' or ')}`;
}

const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], input);
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
