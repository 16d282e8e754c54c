// What must hold for a write, as a request states it: RFC 9110, section 13.1.
import type { IncomingHttpHeaders } from 'node:http';
import { PenstockError } from '../../model/errors';
import type { KvCondition } from '../../model/kv';

export const etagOf = (revision: number): string => `"${revision}"`;

/** `expectedRevision` says the same as If-Match; 0 stands for no such key. Throws `badRequest` for more than one. */
export function conditionOf(
  headers: IncomingHttpHeaders,
  expectedRevision: number | undefined,
): KvCondition | undefined {
  const stated = [ifMatch(headers['if-match']), ifNoneMatch(headers['if-none-match']), expected(expectedRevision)];
  const [condition, another] = stated.filter((one) => one !== undefined);
  if (another === undefined) return condition;
  throw new PenstockError('badRequest', 'give one of If-Match, If-None-Match and expectedRevision');
}

function ifMatch(header: string | undefined): KvCondition | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'present';
  const [, revision] = /^\s*"?(\d{1,15})"?\s*$/.exec(header) ?? [];
  if (revision !== undefined) return { revision: Number(revision) };
  throw new PenstockError('badRequest', `if-match: must be "*" or one revision such as "12", not ${header}`);
}

function ifNoneMatch(header: string | undefined): KvCondition | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'absent';
  throw new PenstockError(
    'badRequest',
    `if-none-match: must be "*", which lets only a new key be written, not ${header}`,
  );
}

const expected = (revision: number | undefined): KvCondition | undefined => {
  if (revision === undefined) return undefined;
  return revision === 0 ? 'absent' : { revision };
};
