import type { Command } from 'commander';
import type { Sink, StandingSink } from '../../model/sink';
import { sinkFacts, sinkTable } from '../output/sinks';
import type { Terminal } from '../terminal';
import { apiCommand, sinkPath, sourcePath } from './api-command';
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
      show(await api.send<StandingSink>('POST', `${sourcePath(source)}/sinks`, { body }), sinkFacts);
    })
      .argument('[id]', 'its id; may be in the file instead')
      .option('--type <type>', 'what it does, such as webhook'),
  );

  add(['list', 'list the sinks of a source'], async ({ api, show }, { source }) => {
    const answer = await api.send<{ sinks: StandingSink[] }>('GET', `${sourcePath(source)}/sinks`);
    show(answer, ({ sinks }, look) => sinkTable(sinks, look));
  });

  add(['get', 'show a sink'], async ({ api, id, show }, { source }) => {
    show(await api.send<StandingSink>('GET', sinkPath(source, id)), sinkFacts);
  }).argument('<id>');

  withSinkOptions(
    add<SinkOptions>(['update', 'change a sink: what is not given stays'], async ({ api, id, show }, options) => {
      const body = await sinkBody(options, terminal);
      show(await api.send<StandingSink>('PATCH', sinkPath(options.source, id), { body }), sinkFacts);
    }).argument('<id>'),
  );

  add(['delete', 'delete a sink; its open deliveries are discarded'], async ({ api, id, show }, { source }) => {
    show(await api.send('DELETE', sinkPath(source, id)), () => `sink "${id}" of source "${source}" is deleted`);
  }).argument('<id>');

  add(['pause', 'pause a sink: its deliveries are parked'], async ({ api, id, show }, { source }) => {
    const answer = await api.send<Sink>('POST', `${sinkPath(source, id)}/pause`);
    show(answer, () => `sink "${id}" is paused: its deliveries are parked until "penstock sinks resume"`);
  }).argument('<id>');

  add(['resume', 'resume a sink: what was parked is delivered'], async ({ api, id, show }, { source }) => {
    const answer = await api.send<Sink>('POST', `${sinkPath(source, id)}/resume`);
    show(answer, () => `sink "${id}" is resumed: its parked deliveries are due`);
  }).argument('<id>');
}
