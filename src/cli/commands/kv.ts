import type { Command } from 'commander';
import { parse, stringify } from 'lossless-json';
import { readAll, readDocument } from '../input/documents';
import { facts } from '../output/facts';
import type { Look } from '../output/look';
import { printable } from '../output/printable';
import { table } from '../output/table';
import { age, ahead, moment } from '../output/times';
import type { Answer } from '../penstock/client';
import { at } from '../penstock/paths';
import { readEvents } from '../penstock/read-events';
import { say, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { apiCommand } from './api-command';
import { wholeNumber } from './paging';

interface Entry {
  collection: string;
  key: string;
  value: unknown;
  revision: number;
  updatedAt: string;
  expiresAt?: string;
}

interface Written {
  collection: string;
  key: string;
  operation: string;
  revision: number;
  expiresAt?: string;
}

const keyPath = ([collection = '', key = '']: string[]) => at('/v1/kv/{collection}/{key}', { collection, key });

export function addKv(program: Command, terminal: Terminal): void {
  const kv = program.command('kv').description('the key-value store, whose changes are events for sources of type kv');

  apiCommand<{ file?: string; ttl?: string; revision?: number }>(
    kv,
    ['put', 'write a key'],
    terminal,
    async ({ api, args, show }, { file, ttl, revision }) => {
      const body = await valueOf(args[2], file, terminal);
      const query = { ttl, expectedRevision: revision };
      const headers = { 'content-type': 'application/json' };
      show(await api.send('PUT', keyPath(args), { query, headers, document: body }), writtenInWords);
    },
  )
    .argument('<collection>')
    .argument('<key>')
    .argument('[value]', 'JSON, or text; else --file or standard input')
    .option('--file <file>', 'a file with the value, JSON ("-": standard input)')
    .option('--ttl <duration>', 'how long it stays, such as 30s or 12h')
    .option('--revision <number>', 'write only over this revision; 0: only a new key', wholeNumber);

  apiCommand(kv, ['get', 'show a key'], terminal, async ({ api, args, show }) => {
    show(exact(await api.send('GET', keyPath(args))), entryFacts);
  })
    .argument('<collection>')
    .argument('<key>');

  apiCommand<{ revision?: number }>(
    kv,
    ['delete', 'delete a key'],
    terminal,
    async ({ api, args, show }, { revision }) => {
      const query = { expectedRevision: revision };
      show(await api.send('DELETE', keyPath(args), { query }), writtenInWords);
    },
  )
    .argument('<collection>')
    .argument('<key>')
    .option('--revision <number>', 'delete only this revision', wholeNumber);

  apiCommand<{ prefix?: string; after?: string; limit?: number }>(
    kv,
    ['list', 'list the keys of a collection'],
    terminal,
    async ({ api, id, show }, query) => {
      const { prefix, after, limit } = query;
      const answer = await api.send('GET', at('/v1/kv/{collection}', { collection: id }), {
        query: { prefix, after, limit },
      });
      show(exact(answer), ({ entries, nextAfter }, look) => entryTable(entries, look) + more(nextAfter));
    },
  )
    .argument('<collection>')
    .option('--prefix <text>', 'keys that begin with it')
    .option('--limit <number>', 'how many at most, 1–100 (default 50)', wholeNumber)
    .option('--after <key>', 'those after this one: the next page');

  apiCommand<{ prefix?: string; after?: number; json?: true }>(
    kv,
    ['watch', 'print the changes of a collection as they come, until Ctrl-C'],
    terminal,
    async ({ api, id }, { prefix, after, json }) => {
      const path = at('/v1/kv/{collection}/watch', { collection: id });
      for await (const { event, data } of readEvents(await api.stream(path, { query: { prefix, after } }))) {
        say(terminal.stdout, json ? data : changeInWords(event, data));
      }
    },
  )
    .argument('<collection>')
    .option('--prefix <text>', 'keys that begin with it')
    .option('--after <revision>', 'begin after this revision; now when left out', wholeNumber);
}

/** What is no JSON is sent as a JSON string, when it is an argument, unless it was meant to be; a file has to be JSON. */
async function valueOf(value: string | undefined, file: string | undefined, terminal: Terminal): Promise<Buffer> {
  if (value !== undefined && file !== undefined) throw new UsageError('give one of a value and --file');
  if (value !== undefined) {
    if (isJson(value)) return Buffer.from(value);
    if (/^\s*[{[]/.test(value))
      throw new UsageError(`value: is not valid JSON, which it begins like: ${printable(value.slice(0, 80))}`);
    return Buffer.from(JSON.stringify(value));
  }
  if (file !== undefined) return readDocument(file, terminal);
  if (terminal.stdin.isTTY) throw new UsageError('give a value, or --file, or pipe it in');
  return readAll(terminal.stdin);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const done: Record<string, string> = { insert: 'inserted', update: 'updated', delete: 'deleted' };

const writtenInWords = ({ collection, key, operation, revision, expiresAt }: Written, look: Look): string =>
  `${collection}/${printable(key)}: ${done[operation] ?? operation} at revision ${revision}` +
  (expiresAt === undefined ? '' : `, expires ${ahead(expiresAt, look.now)}`);

/** With the digits of its numbers, which are kept as they were sent: an id of twenty of them is no JavaScript number. */
const exact = <T>({ text }: Answer<T>): Answer<T> => ({ text, json: parse(text) as T });

const inJson = (value: unknown): string => stringify(value) ?? '';

const entryFacts = ({ collection, key, value, revision, updatedAt, expiresAt }: Entry, look: Look): string =>
  facts({
    collection,
    key,
    revision: String(revision),
    updated: moment(updatedAt, look.now),
    ...(expiresAt !== undefined && { expires: ahead(expiresAt, look.now) }),
    value: printable(inJson(value)),
  });

const entryTable = (entries: Entry[], look: Look): string =>
  entries.length === 0
    ? 'There are no keys.'
    : table(look, entries, [
        { title: 'KEY', of: ({ key }) => printable(key), isWhole: true },
        { title: 'REVISION', of: ({ revision }) => String(revision), isNumber: true },
        { title: 'VALUE', of: ({ value }) => printable(inJson(value)) },
        { title: 'AGE', of: ({ updatedAt }) => age(updatedAt, look.now), isNumber: true },
      ]);

const more = (nextAfter: string | undefined): string =>
  nextAfter === undefined ? '' : `\n\nThere are more: --after ${nextAfter}`;

function changeInWords(event: string, data: string): string {
  const { key, revision, reason, newValue } = parse(data) as Omit<Entry, 'value'> & {
    reason?: string;
    newValue?: unknown;
  };
  const value = newValue === undefined ? (reason ?? '') : inJson(newValue);
  return printable(`${revision}  ${event}  ${key}  ${value}`).trimEnd();
}
