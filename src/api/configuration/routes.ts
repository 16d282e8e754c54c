import { z } from 'zod';
import { readCreatedBecause } from '../../ledger/resources/created-because';
import { readCheckedTypes } from '../../ledger/event-types';
import { listSinks } from '../../ledger/resources/sinks';
import { listSources } from '../../ledger/resources/sources';
import { changeActions, configuredSource, secretChanges, sourceList } from '../../model/configuration';
import type { ConfigurationChange, ConfiguredSource } from '../../model/configuration';
import { PenstockError } from '../../model/errors';
import { localId, projectOf, qualify } from '../../model/project';
import { principalOf } from '../access/authorize';
import { reason } from '../changes/headers';
import type { ApiDependencies, TypedApp } from '../dependencies';
import { limitFault, limitsOf, type Limit } from '../limits';
import { shownSourceId } from '../shown-ids';
import { compareSink } from './compare-sink';
import { compareSource } from './compare-source';
import { compareTypes } from './compare-types';
import { changesOfPrune } from './prune';

const maxBodyBytes = 4_194_304;

const configuration = z.strictObject({
  sources: sourceList(configuredSource),
  prune: reason
    .optional()
    .describe('Deletes what is not in it as well, as far as its first version was made for this reason'),
});

const settings = z.object({
  type: z.string(),
  name: z.string(),
  description: z.string(),
  config: z.record(z.string(), z.unknown()),
  filter: z.unknown().optional(),
  policy: z.record(z.string(), z.unknown()).optional(),
});

export const configurationChange = z.object({
  sourceId: shownSourceId(),
  sinkId: z.string().optional().describe('Of a sink; absent when it is about the source itself'),
  eventType: z.string().optional().describe('Of a type of the source’s events'),
  action: z.enum(changeActions).describe('`keep`: it would be deleted, but for what `because` says'),
  because: z.string().optional(),
  version: z.int().optional().describe('The one that was looked at, for If-Match; absent when it is to be created'),
  before: settings.optional(),
  after: settings.optional(),
  secrets: z
    .record(z.string(), z.enum(secretChanges))
    .describe('By field: how the secret that was given differs from the one stored. Those left out are not looked at'),
});

export function configurationRoutes(app: TypedApp, dependencies: ApiDependencies): void {
  const { db } = dependencies.ledger;

  app.post(
    '/configuration/diff',
    {
      bodyLimit: maxBodyBytes,
      config: { needs: 'operate', refuses: ['badRequest', 'payloadTooLarge'] as const },
      schema: {
        tags: ['configuration'],
        summary: 'Compare a configuration with what there is, changing nothing',
        description:
          'Sources and their sinks as they are to be; everything is checked as a creation or an update would check it, and ' +
          'all faults are answered at once. What is left out of a source or a sink goes back to its default, but for secrets.',
        body: configuration,
        response: { 200: z.object({ changes: z.array(configurationChange) }) },
      },
    },
    async (request) => {
      const { prune, sources: given } = request.body;
      const { project } = principalOf(request);
      const isOfProject = (sourceId: string) => projectOf(sourceId) === project;
      const stored = {
        sources: (await listSources(db)).filter(({ id }) => isOfProject(id)),
        sinks: (await listSinks(db)).filter(({ sourceId }) => isOfProject(sourceId)),
      };
      const sources = given.map((source) => ({ ...source, id: qualify(project, source.id) }));
      const faults: string[] = [];
      const changes: ConfigurationChange[] = [];
      const types = await readCheckedTypes(db);
      const compare = async (what: string, change: () => Promise<ConfigurationChange[]>) => {
        try {
          changes.push(...(await change()));
        } catch (error) {
          if (!(error instanceof PenstockError)) throw error;
          faults.push(...error.message.split('\n').map((line) => `${what}: ${line}`));
        }
      };
      for (const source of sources) {
        const of = `source "${localId(source.id)}"`;
        await compare(of, async () => [await compareSource(dependencies, source, stored.sources)]);
        await compare(of, () => compareTypes(source, types.get(source.id) ?? new Map()));
        for (const sink of source.sinks) {
          const former = stored.sinks.find(({ sourceId, id }) => sourceId === source.id && id === sink.id);
          await compare(`${of}, sink "${sink.id}"`, async () => [
            await compareSink(dependencies, source, sink, former),
          ]);
        }
      }
      faults.push(...limitFaults(await limitsOf(db, project, dependencies.limits), sources, stored));
      if (faults.length > 0) throw new PenstockError('badRequest', faults.join('\n'));
      if (prune !== undefined) {
        changes.push(...changesOfPrune(sources, stored, await readCreatedBecause(db, prune)));
      }
      return { changes };
    },
  );
}

type ProjectLimits = Awaited<ReturnType<typeof limitsOf>>;
type Stored = Parameters<typeof changesOfPrune>[1];

/** What is pruned is deleted last, so it counts. What is there already may stay, whatever the limit is now. */
function limitFaults(limits: ProjectLimits, given: ConfiguredSource[], stored: Stored): string[] {
  const fault = (what: Parameters<typeof limitFault>[0], before: string[], after: string[], limit: Limit) => {
    const most = Math.max(limit.most, before.length);
    const said = limitFault(what, new Set([...before, ...after]).size, { ...limit, most });
    return said === undefined ? [] : [said];
  };
  const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);
  return [
    ...fault('sources', idsOf(stored.sources), idsOf(given), limits.sources),
    ...given.flatMap(({ id, sinks }) => {
      const before = stored.sinks.filter(({ sourceId }) => sourceId === id);
      const faults = fault('sinks of a source', idsOf(before), idsOf(sinks), limits.sinksPerSource);
      return faults.map((line) => `source "${localId(id)}": ${line}`);
    }),
  ];
}
