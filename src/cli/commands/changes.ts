// Commands that sources and sinks have alike: to turn them off and on, to bring them back, to see and restore versions.
import type { Command } from 'commander';
import { textOrFile } from '../input/documents';
import { facts } from '../output/facts';
import { ahead } from '../output/times';
import { settingTable } from '../output/settings';
import { versionFacts, versionTable } from '../output/versions';
import type { At, Template } from '../penstock/paths';
import type { Terminal } from '../terminal';
import { apiCommand, type ofSink, type ofSource } from './api-command';
import { more, wholeNumber, withPages, type PageOptions } from './paging';

export interface Reason {
  reason?: string;
}

export interface Kind<Of> {
  word: 'source' | 'sink';
  /** Path of the one that is named, or of what is under it. */
  pathOf: <Rest extends string>(
    of: Of,
    id: string,
    rest: Rest,
  ) => ReturnType<typeof ofSource<Rest>> | ReturnType<typeof ofSink<Rest>>;
  /** Adds what names where it belongs. */
  belonging: (command: Command) => Command;
  /** What disabling and enabling does, for people. */
  says: { disabled: (id: string) => string; enabled: (id: string) => string; rotated: string };
}

interface TokenOptions {
  keepToken?: true;
  newToken?: string;
}

export const withReason = (command: Command): Command =>
  command.option('--reason <text>', 'why; kept with the version it makes');

export interface IfMatch {
  ifMatch?: number;
}

/** Of updates. */
export const withIfMatch = (command: Command): Command =>
  withReason(command).option('--if-match <version>', 'only when this is its latest version', wholeNumber);

export const onlyIf = ({ ifMatch }: IfMatch): { 'if-match'?: string } =>
  ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` };

/** The body that says why. */
export const because = ({ reason }: Reason): { reason?: string } => (reason === undefined ? {} : { reason });

/** The header that says why, for requests without a body. */
export const becauseHeader = ({ reason }: Reason): { 'penstock-reason'?: string } =>
  reason === undefined ? {} : { 'penstock-reason': Buffer.from(reason).toString('latin1') };

const withNumber = <Path extends Template>({ template, path }: At<Path>, number: string): At<Path> => ({
  template,
  path: { ...path, number },
});

export function addChanges<Of>(parent: Command, terminal: Terminal, kind: Kind<Of>): void {
  const { word, pathOf, belonging, says } = kind;
  const add = <Options>(
    named: [string, string],
    act: Parameters<typeof apiCommand<Options & Of>>[3],
    takes: string[] = ['<id>'],
  ): Command => {
    const command = belonging(apiCommand<Options & Of>(parent, named, terminal, act));
    for (const argument of takes) command.argument(argument);
    return command;
  };
  const turn = (verb: 'disable' | 'enable' | 'undelete', description: string, said: (id: string) => string) =>
    withReason(
      add<Reason & TokenOptions>([verb, description], async ({ api, id, show }, options) => {
        const { keepToken, newToken } = options;
        const body = {
          ...because(options),
          ...(keepToken && { keepToken }),
          ...(newToken !== undefined && { token: textOrFile(newToken) }),
        };
        show(await api.send('POST', pathOf(options, id, `/${verb}`), { document: body }), () => said(id));
      }),
    );

  add<object>(
    ['settings', `show the settings of a ${word} with their defaults`],
    async ({ api, id, show }, options) => {
      const answer = await api.send('GET', pathOf(options, id, '/settings'));
      show(answer, ({ settings }, look) => settingTable(settings, look));
    },
  );

  const disable = turn('disable', `disable a ${word}`, says.disabled);
  const enable = turn('enable', `enable a ${word}`, says.enabled);
  if (word === 'sink') {
    disable.option('--keep-token', 'keep the token of a jobTrigger or kaiAgent sink');
    enable.option('--new-token <token>', 'a new one in the place of the one removed, or @file');
  }
  turn('undelete', `bring a deleted ${word} back`, (id) => `${word} "${id}" is back`);

  withPages(
    add<PageOptions>(['versions', `list what a ${word} was set to`], async ({ api, id, show }, options) => {
      const query = { limit: options.limit, afterId: options.after === undefined ? undefined : Number(options.after) };
      const answer = await api.send('GET', pathOf(options, id, '/versions'), { query });
      show(answer, ({ versions, nextAfterId }, look) => versionTable(versions, look) + more(nextAfterId));
    }),
  );

  add<object>(
    ['version', `show a version of a ${word}`],
    async ({ api, id, args: [, number = ''], show }, options) => {
      const path = withNumber(pathOf(options, id, '/versions/{number}'), number);
      show(await api.send('GET', path), versionFacts);
    },
    ['<id>', '<number>'],
  );

  withReason(
    add<Reason & { secret?: string; overlap?: string }>(
      ['rotate-secret', says.rotated],
      async ({ api, id, show }, options) => {
        const { secret, overlap } = options;
        const body = {
          ...because(options),
          ...(secret !== undefined && { secret: textOrFile(secret) }),
          ...(overlap !== undefined && { overlap }),
        };
        const answer = await api.send('POST', pathOf(options, id, '/rotate-secret'), { body });
        show(answer, (rotated, look) =>
          facts({
            'send events to': 'path' in rotated ? api.url + rotated.path : undefined,
            secret: rotated.secret,
            'former one ends': rotated.formerUntil === undefined ? 'now' : ahead(rotated.formerUntil, look.now),
          }),
        );
      },
    )
      .option('--secret <secret>', 'the new one, or @file; made when left out')
      .option('--overlap <duration>', 'how long the former one holds on, up to 7d (default 24h)'),
  );

  withReason(
    add<Reason>(
      ['rollback', `set a ${word} back to a version`],
      async ({ api, id, args: [, number = ''], show }, options) => {
        const path = withNumber(pathOf(options, id, '/versions/{number}/rollback'), number);
        const answer = await api.send('POST', path, { body: because(options) });
        show(answer, ({ version }) => `${word} "${id}" is as in version ${number} again; this is version ${version}`);
      },
      ['<id>', '<number>'],
    ),
  );
}
