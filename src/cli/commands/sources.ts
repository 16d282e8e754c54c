import type { Command } from 'commander';
import type { Source } from '../../model/source';
import { readJsonObject, textOrFile } from '../input/documents';
import { configPair, jsonOrText } from '../input/pairs';
import type { Look } from '../output/look';
import { ingestFacts, sourceFacts, sourceTable, type Ingest } from '../output/sources';
import type { Terminal } from '../terminal';
import { apiCommand, sourcePath } from './api-command';

type CreatedSource = Source & { ingest?: Ingest };

interface SourceOptions {
  name?: string;
  description?: string;
  verification?: string;
  config?: Record<string, unknown>;
  secret?: string;
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
        const answer = await api.send<CreatedSource>('POST', '/v1/sources', { body: { type: 'http', ...given } });
        show(answer, (source, look) => createdInFull(source, look, api.url));
      },
    )
      .argument('[id]', 'its id; may be in the file instead')
      .option('--type <type>', 'http, penstock, kv, outbox or deadletter; http when left out'),
  );

  apiCommand(sources, ['list', 'list the sources'], terminal, async ({ api, show }) => {
    show(await api.send<{ sources: Source[] }>('GET', '/v1/sources'), ({ sources }, look) =>
      sourceTable(sources, look),
    );
  });

  apiCommand(sources, ['get', 'show a source'], terminal, async ({ api, id, show }) => {
    show(await api.send<Source>('GET', sourcePath(id)), sourceFacts);
  }).argument('<id>');

  apiCommand(
    sources,
    ['secret', 'show where a source takes events, and its secret'],
    terminal,
    async ({ api, id, show }) => {
      const answer = await api.send<Ingest>('GET', `${sourcePath(id)}/secret`);
      show(answer, (ingest) => ingestFacts(ingest, api.url));
    },
  ).argument('<id>');

  withSourceOptions(
    apiCommand<SourceOptions>(
      sources,
      ['update', 'change a source: what is not given stays'],
      terminal,
      async ({ api, id, show }, options) => {
        const body = await bodyOf(options, terminal);
        show(await api.send<Source>('PATCH', sourcePath(id), { body }), sourceFacts);
      },
    ).argument('<id>'),
  );

  apiCommand(
    sources,
    ['delete', 'delete a source and its sinks; their open deliveries are discarded'],
    terminal,
    async ({ api, id, show }) => {
      show(await api.send('DELETE', sourcePath(id)), () => `source "${id}" is deleted`);
    },
  ).argument('<id>');
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
    .option('--config <key=value>', 'a setting; JSON, or text, or @file; may be repeated', configPair)
    .option('--file <file>', 'the whole as JSON ("-": standard input); other options are laid over it');

async function bodyOf(options: SourceOptions, terminal: Terminal): Promise<Record<string, unknown>> {
  const { name, description, verification, secret, file } = options;
  const document = file === undefined ? {} : await readJsonObject(file, terminal);
  const config = {
    ...(document.config as object | undefined),
    ...options.config,
    ...(verification !== undefined && { verification: verificationOf(verification) }),
  };
  return {
    ...document,
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(secret !== undefined && { secret: textOrFile(secret) }),
    ...(Object.keys(config).length > 0 && { config }),
  };
}

function verificationOf(text: string): unknown {
  const value = jsonOrText(text);
  return typeof value === 'string' ? { type: value } : value;
}
