import type { Command } from 'commander';
import type { ShownSource } from '../../api/sources/shown-source';
import { readJsonObject, textOrFile } from '../input/documents';
import { configPair, jsonOrText, secretPair } from '../input/pairs';
import { deletedTable } from '../output/deleted';
import type { Look } from '../output/look';
import { rejectedTable } from '../output/rejected-records';
import { scheduleFacts } from '../output/schedules';
import { ingestFacts, sourceFacts, sourceTable, type Ingest } from '../output/sources';
import type { Terminal } from '../terminal';
import { apiCommand, ofSource } from './api-command';
import {
  addChanges,
  because,
  becauseHeader,
  onlyIf,
  withIfMatch,
  withReason,
  type IfMatch,
  type Reason,
} from './changes';
import { more, withPages, type PageOptions } from './paging';
import { addSourceTest } from './tests';

type CreatedSource = ShownSource & { ingest?: Ingest };

interface SourceOptions {
  name?: string;
  description?: string;
  verification?: string;
  config?: Record<string, unknown>;
  secret?: string;
  kafkaSecret?: Record<string, string | null>;
  cron?: string[];
  every?: string;
  timeZone?: string;
  file?: string;
}

export function addSources(program: Command, terminal: Terminal): void {
  const sources = program.command('sources').description('where events come in');

  withSourceOptions(
    apiCommand<SourceOptions & { type?: string }>(
      sources,
      ['create', 'create a source'],
      terminal,
      async ({ api, id, show }, options) => {
        const { type } = options;
        const given = { ...(await bodyOf(options, terminal)), ...(type !== undefined && { type }), ...(id && { id }) };
        const answer = await api.send('POST', '/v1/sources', { document: { type: 'http', ...given } });
        show(answer, (source, look) => createdInFull(source, look, api.url));
      },
    )
      .argument('[id]', 'its id; may be in the file instead, or be made of the name')
      .option(
        '--type <type>',
        'deadletter, http, kafka, kv, outbox, schedule, or penstock for what happens to sinks; http when left out',
      ),
  );

  withPages(
    apiCommand<PageOptions & { deleted?: true }>(
      sources,
      ['list', 'list the sources, by id'],
      terminal,
      async ({ api, show }, { deleted, after, limit }) => {
        const query = { afterId: after, limit };
        if (deleted) {
          const answer = await api.send('GET', '/v1/sources/deleted', {
            query,
          });
          return show(answer, (page, look) => deletedTable(page.sources, look) + more(page.nextAfterId));
        }
        const answer = await api.send('GET', '/v1/sources', { query });
        show(answer, (page, look) => sourceTable(page.sources, look) + more(page.nextAfterId));
      },
    ).option('--deleted', 'those that are deleted and can come back'),
  );

  apiCommand(sources, ['get', 'show a source'], terminal, async ({ api, id, show }) => {
    show(await api.send('GET', ofSource(id, '')), sourceFacts);
  }).argument('<id>');

  apiCommand(
    sources,
    ['secret', 'show where a source takes events, and its secret'],
    terminal,
    async ({ api, id, show }) => {
      const answer = await api.send('GET', ofSource(id, '/secret'));
      show(answer, (ingest) => ingestFacts(ingest, api.url));
    },
  ).argument('<id>');

  withIfMatch(
    withSourceOptions(
      apiCommand<SourceOptions & Reason & IfMatch>(
        sources,
        ['update', 'change a source: what is not given stays'],
        terminal,
        async ({ api, id, show }, options) => {
          const body = { ...(await bodyOf(options, terminal)), ...because(options) };
          show(await api.send('PATCH', ofSource(id, ''), { document: body, headers: onlyIf(options) }), sourceFacts);
        },
      ).argument('<id>'),
    ),
  );

  withReason(
    apiCommand<Reason>(
      sources,
      ['delete', 'delete a source and its sinks; their open deliveries are discarded'],
      terminal,
      async ({ api, id, show }, reason) => {
        const answer = await api.send('DELETE', ofSource(id, ''), { headers: becauseHeader(reason) });
        show(answer, () => `source "${id}" is deleted; "penstock sources undelete" brings it back until it is purged`);
      },
    ).argument('<id>'),
  );

  addSourceTest(sources, terminal);
  addChanges<object>(sources, terminal, {
    word: 'source',
    pathOf: (_, id, rest) => ofSource(id, rest),
    belonging: (command) => command,
    says: {
      disabled: (id) => `source "${id}" is disabled: it takes nothing in, and its sinks are paused with it`,
      rotated: 'give a source a new secret; the former one holds on for a while',
      enabled: (id) => `source "${id}" is enabled, with the sinks that were paused with it`,
    },
  });
  addKafka(sources, terminal);
  addSchedule(sources, terminal);
}

/** What only a kafka source has. */
function addKafka(sources: Command, terminal: Terminal): void {
  withPages(
    apiCommand<PageOptions>(
      sources,
      ['rejected-records', 'list the records of a kafka source that could not become events'],
      terminal,
      async ({ api, id, show }, { after, limit }) => {
        const answer = await api.send('GET', ofSource(id, '/rejected-records'), { query: { after, limit } });
        show(answer, ({ records, nextAfter }, look) => rejectedTable(records, look) + more(nextAfter));
      },
    ).argument('<id>'),
  );

  apiCommand<{ from: string }>(
    sources,
    ['go-on', 'decide where a kafka source goes on that has lost records'],
    terminal,
    async ({ api, id, show }, { from }) => {
      const answer = await api.send('POST', ofSource(id, '/go-on'), { document: { from } });
      show(answer, () => `source "${id}" goes on from the ${from} record`);
    },
  )
    .argument('<id>')
    .requiredOption('--from <where>', 'earliest: the first record that is still there; latest: the next one made');
}

/** What only a schedule source has. */
function addSchedule(sources: Command, terminal: Terminal): void {
  apiCommand(
    sources,
    ['schedule', 'show how a schedule source stands: its next times, and the last ones'],
    terminal,
    async ({ api, id, show }) => {
      show(await api.send('GET', ofSource(id, '/schedule')), scheduleFacts);
    },
  ).argument('<id>');

  withReason(
    apiCommand<{ from: string; to?: string } & Reason>(
      sources,
      ['backfill', 'make up for times of a schedule source that are over; one that has its event gets no other'],
      terminal,
      async ({ api, id, show }, { from, to = new Date().toISOString(), ...reason }) => {
        const body = { from, to, ...because(reason) };
        const answer = await api.send('POST', ofSource(id, '/backfill'), { body });
        show(answer, ({ times }) => `${times} ${times === 1 ? 'time' : 'times'} from ${from} to ${to}`);
      },
    )
      .argument('<id>')
      .requiredOption('--from <time>', 'the first time, such as 2026-01-31T06:00:00Z')
      .option('--to <time>', 'the last one; now when it is left out'),
  );
}

const createdInFull = ({ ingest, ...source }: CreatedSource, look: Look, url: string): string =>
  ingest ? `${sourceFacts(source, look)}\n\n${ingestFacts(ingest, url)}` : sourceFacts(source, look);

const withSourceOptions = (command: Command): Command =>
  command
    .option('--name <name>', 'what people call it')
    .option('--description <text>')
    .option(
      '--verification <type>',
      'how it knows the sender: urlSecret, standardWebhooks, github, or JSON such as {"type":"hmac","header":"x-sign"}',
    )
    .option('--secret <secret>', 'what opens the URL or signs requests, or @file; made when left out')
    .option(
      '--kafka-secret <name=value>',
      'saslPassword or clientKey of a kafka source, or @file; an empty one is removed; may be repeated',
      secretPair,
    )
    .option(
      '--cron <expression>',
      'of a schedule source: when there is an event, "0 6 * * mon-fri"; may be repeated',
      (one, former: string[] = []) => [...former, one],
    )
    .option('--every <duration>', 'of a schedule source: how often there is one, such as 15m')
    .option('--time-zone <name>', 'that --cron is read in, such as Europe/Prague; UTC when it is left out')
    .option('--config <key=value>', 'a setting; JSON, or text, or @file; may be repeated', configPair)
    .option('--file <file>', 'the whole as JSON ("-": standard input); other options are laid over it');

async function bodyOf(options: SourceOptions, terminal: Terminal): Promise<Record<string, unknown>> {
  const { name, description, verification, secret, kafkaSecret, cron, every, timeZone, file } = options;
  const document = file === undefined ? {} : await readJsonObject(file, terminal);
  const config = {
    ...(document.config as object | undefined),
    ...options.config,
    ...(verification !== undefined && { verification: verificationOf(verification) }),
    ...(cron && { cron }),
    ...(every !== undefined && { every }),
    ...(timeZone !== undefined && { timeZone }),
  };
  return {
    ...document,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(secret !== undefined && { secret: textOrFile(secret) }),
    ...(kafkaSecret && { secrets: { ...(document.secrets as object | undefined), ...kafkaSecret } }),
    ...(Object.keys(config).length > 0 && { config }),
  };
}

function verificationOf(text: string): unknown {
  const value = jsonOrText(text);
  return typeof value === 'string' ? { type: value } : value;
}
