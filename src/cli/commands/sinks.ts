import type { Command } from 'commander';
import { facts } from '../output/facts';
import { deletedTable } from '../output/deleted';
import { sinkFacts, sinkTable } from '../output/sinks';
import type { Terminal } from '../terminal';
import { apiCommand, ofSink, ofSource } from './api-command';
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
import { addSinkTest } from './tests';
import { more, withPages, type PageOptions } from './paging';
import { sinkBody, withSinkOptions, type SinkOptions } from './sink-options';

interface OfSource {
  source: string;
}

export function addSinks(program: Command, terminal: Terminal): void {
  const sinks = program.command('sinks').description('what is done with the events of a source');
  const add = <Options>(
    [name, description]: [string, string],
    act: Parameters<typeof apiCommand<Options & OfSource>>[3],
  ): Command =>
    apiCommand(sinks, [name, description], terminal, act).requiredOption('--source <id>', 'the source it belongs to');

  withSinkOptions(
    add<SinkOptions & { type?: string }>(['create', 'create a sink'], async ({ api, id, show }, options) => {
      const { source, type } = options;
      const body = { ...(await sinkBody(options, terminal)), ...(type !== undefined && { type }), ...(id && { id }) };
      show(await api.send('POST', ofSource(source, '/sinks'), { document: body }), sinkFacts);
    })
      .argument('[id]', 'its id; may be in the file instead, or be made of the name')
      .option('--type <type>', 'what it does, such as webhook'),
  );

  withPages(
    add<PageOptions & { deleted?: true }>(
      ['list', 'list the sinks of a source, by id'],
      async ({ api, show }, { source, deleted, after, limit }) => {
        const query = { afterId: after, limit };
        const path = ofSource(source, '/sinks');
        if (deleted) {
          const answer = await api.send('GET', ofSource(source, '/sinks/deleted'), {
            query,
          });
          return show(answer, (page, look) => deletedTable(page.sinks, look) + more(page.nextAfterId));
        }
        const answer = await api.send('GET', path, { query });
        show(answer, (page, look) => sinkTable(page.sinks, look) + more(page.nextAfterId));
      },
    ).option('--deleted', 'those that are deleted and can come back'),
  );

  add(['get', 'show a sink'], async ({ api, id, show }, { source }) => {
    show(await api.send('GET', ofSink(source, id, '')), sinkFacts);
  }).argument('<id>');

  withIfMatch(
    withSinkOptions(
      add<SinkOptions & Reason & IfMatch>(
        ['update', 'change a sink: what is not given stays'],
        async ({ api, id, show }, options) => {
          const body = { ...(await sinkBody(options, terminal)), ...because(options) };
          show(
            await api.send('PATCH', ofSink(options.source, id, ''), { document: body, headers: onlyIf(options) }),
            sinkFacts,
          );
        },
      ).argument('<id>'),
    ),
  );

  withReason(
    add<Reason>(
      ['delete', 'delete a sink; its open deliveries are discarded'],
      async ({ api, id, show }, { source, ...reason }) => {
        const answer = await api.send('DELETE', ofSink(source, id, ''), { headers: becauseHeader(reason) });
        show(answer, () => `sink "${id}" is deleted; "penstock sinks undelete" brings it back until it is purged`);
      },
    ).argument('<id>'),
  );

  add(['verify-token', 'ask the stack of a sink about its token'], async ({ api, id, show }, { source }) => {
    show(await api.send('POST', ofSink(source, id, '/verify-token')), (standing) =>
      facts({ token: standing.state, ...standing, state: undefined }),
    );
  }).argument('<id>');

  addSinkTest(sinks, terminal);
  addChanges<OfSource>(sinks, terminal, {
    word: 'sink',
    pathOf: ({ source }, id, rest) => ofSink(source, id, rest),
    belonging: (command) => command.requiredOption('--source <id>', 'the source it belongs to'),
    says: {
      disabled: (id) => `sink "${id}" is disabled: its deliveries are parked until "penstock sinks enable"`,
      rotated: 'give a sink a new signing secret; requests are signed with both for a while',
      enabled: (id) => `sink "${id}" is enabled: its parked deliveries are due`,
    },
  });

  add(['pause', 'pause a sink: its deliveries are parked'], async ({ api, id, show }, { source }) => {
    const answer = await api.send('POST', ofSink(source, id, '/pause'));
    show(answer, () => `sink "${id}" is paused: its deliveries are parked until "penstock sinks resume"`);
  }).argument('<id>');

  add(['resume', 'resume a sink: what was parked is delivered'], async ({ api, id, show }, { source }) => {
    const answer = await api.send('POST', ofSink(source, id, '/resume'));
    show(answer, () => `sink "${id}" is resumed: its parked deliveries are due`);
  }).argument('<id>');
}
