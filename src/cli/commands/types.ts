import { Option, type Command } from 'commander';
import { checkModes } from '../../model/event-type';
import { readJsonObject } from '../input/documents';
import { eventTypeFacts, eventTypeTable } from '../output/event-types';
import { printable } from '../output/printable';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { apiCommand, ofSource } from './api-command';
import { more } from './paging';

interface OfSource {
  source: string;
}

interface SetOptions extends OfSource {
  mode?: (typeof checkModes)[number];
  schema?: string;
}

export function addTypes(program: Command, terminal: Terminal): void {
  const types = program.command('types').description('types of events: what was seen, and schemas of their data');
  const typeAt = ({ source }: OfSource, type: string) =>
    at('/v1/sources/{sourceId}/types/{type}', { sourceId: source, type });
  const sourceOption = ['--source <id>', 'the source'] as const;

  apiCommand<OfSource & { after?: string }>(
    types,
    ['list', 'list them by name'],
    terminal,
    async ({ api, show }, options) => {
      const query = { ...(options.after !== undefined && { afterId: options.after }) };
      const answer = await api.send('GET', ofSource(options.source, '/types'), { query });
      show(answer, (page, look) => eventTypeTable(page.types, look) + more(page.nextAfterId));
    },
  )
    .requiredOption(...sourceOption)
    .option('--after <type>', 'begin after this one');

  apiCommand<OfSource>(
    types,
    ['get', 'show one, with its schema and an example'],
    terminal,
    async ({ api, id, show }, options) => {
      const answer = await api.send('GET', typeAt(options, id));
      show(answer, eventTypeFacts);
    },
  )
    .argument('<type>')
    .requiredOption(...sourceOption);

  apiCommand<SetOptions>(types, ['set', 'check the data of a type'], terminal, async ({ api, id, show }, options) => {
    const schema = options.schema === undefined ? undefined : await readJsonObject(options.schema, terminal);
    const body = { mode: options.mode ?? 'enforce', ...(schema && { schema }) };
    const answer = await api.send('PUT', typeAt(options, id), { body });
    show(answer, eventTypeFacts);
  })
    .argument('<type>')
    .requiredOption(...sourceOption)
    .addOption(new Option('--mode <mode>', 'of events that do not match (default enforce)').choices(checkModes))
    .option('--schema <file>', 'a file with the JSON Schema ("-": standard input)');

  apiCommand<OfSource>(
    types,
    ['delete', 'forget one, and its schema'],
    terminal,
    async ({ api, id, show }, options) => {
      const answer = await api.send('DELETE', typeAt(options, id));
      show(answer, () => `Type ${printable(id)} is forgotten.`);
    },
  )
    .argument('<type>')
    .requiredOption(...sourceOption);
}
