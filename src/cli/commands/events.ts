import type { Command } from 'commander';
import { chainTree } from '../output/chain';
import { eventFacts, eventTable } from '../output/events';
import { at } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { acceptedBetween, withAcceptedBetween, type AcceptedOptions } from './accepted-between';
import { apiCommand } from './api-command';
import { refuseUnknown } from './refuse-unknown';
import { more, withPages, type PageOptions } from './paging';

interface ListOptions extends PageOptions, AcceptedOptions {
  source?: string;
  type?: string;
  id?: string;
  root?: string;
}

export function addEvents(program: Command, terminal: Terminal): void {
  const events = program.command('events').description('what came in');

  withPages(
    withAcceptedBetween(
      apiCommand<ListOptions>(
        events,
        ['list', 'list events, newest first'],
        terminal,
        async ({ api, show }, options) => {
          const { source, type, id, root, after, limit } = options;
          const query = {
            sourceId: source,
            type,
            id,
            rootid: root,
            ...acceptedBetween(options),
            afterId: after,
            limit,
          };
          const answer = await api.send('GET', '/v1/events', { query });
          if (answer.json.events.length === 0) await refuseUnknown(api, options);
          show(answer, ({ events, nextAfterId }, look) => eventTable(events, look) + more(nextAfterId));
        },
      ),
    )
      .option('--source <id>', 'of this source')
      .option('--type <type>', 'of this type')
      .option('--id <id>', 'with this id, as its sender gave it')
      .option('--root <uid>', 'of the chain that this event began'),
  );

  apiCommand(events, ['get', 'show an event with its body and its deliveries'], terminal, async ({ api, id, show }) => {
    show(await api.send('GET', at('/v1/events/{uid}', { uid: id })), eventFacts);
  }).argument('<uid>', 'the id that Penstock gave it');

  withPages(
    apiCommand<PageOptions>(
      events,
      ['chain', 'show what led to an event and what came of it, as a tree'],
      terminal,
      async ({ api, id, show }, { after, limit }) => {
        const path = at('/v1/events/{uid}/chain', { uid: id });
        const answer = await api.send('GET', path, { query: { afterId: after, limit } });
        show(answer, (chain, look) => chainTree(chain, look) + more(chain.nextAfterId));
      },
    ).argument('<uid>', 'the id that Penstock gave to any event of the chain'),
  );
}
