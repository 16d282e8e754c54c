// What can be set of a source or a sink, with its default beside.
import { z } from 'zod';
import { policy } from '../model/policy';
import { sourceConfigs, type Source } from '../model/source';
import { sinkType } from '../sinks/registry';
import type { ApiDependencies, TypedApp } from './dependencies';
import { sinkOrRefuse, sourceOrRefuse } from './find-or-refuse';

const setting = z.object({
  name: z.string(),
  value: z.unknown(),
  default: z.unknown().describe('What it is when it is not set; null when it is left out then'),
  isDefault: z.boolean(),
  isRequired: z.boolean(),
});
const ofSource = z.object({ sourceId: z.string() });
const response = { 200: z.object({ settings: z.array(setting) }) };
const description = 'They are changed by an update; one that is set to null goes back to its default.';

export function settingsRoutes(app: TypedApp, { ledger: { db } }: ApiDependencies): void {
  app.get(
    '/sources/:sourceId/settings',
    {
      config: { needs: 'read', refuses: ['sourceNotFound', 'sourceBroken'] as const },
      schema: {
        tags: ['sources'],
        summary: 'Settings of a source, defaults shown',
        description,
        params: ofSource,
        response,
      },
    },
    async ({ params: { sourceId } }) => ({ settings: settingsOfSource(await sourceOrRefuse(db, sourceId)) }),
  );

  app.get(
    '/sources/:sourceId/sinks/:sinkId/settings',
    {
      config: { needs: 'read', refuses: ['sourceNotFound', 'sinkNotFound', 'sinkBroken'] as const },
      schema: {
        tags: ['sinks'],
        summary: 'Settings of a sink, defaults shown',
        description,
        params: ofSource.extend({ sinkId: z.string() }),
        response,
      },
    },
    async ({ params: { sourceId, sinkId } }) => {
      const sink = await sinkOrRefuse(db, sourceId, sinkId);
      return {
        settings: [
          ...settingsOf('config', sinkType(sink.type).config, sink.config),
          ...settingsOf('policy', policy, { ...sink.policy }),
        ],
      };
    },
  );
}

const settingsOfSource = ({ type, config }: Source) => settingsOf('config', sourceConfigs[type], { ...config });

type Setting = z.output<typeof setting>;

/** A default is what the schema fills in when the field is left out; a field that cannot be left out has none. */
function settingsOf(part: string, schema: z.ZodType, values: Record<string, unknown>): Setting[] {
  const names = new Set([...fieldsOf(schema), ...Object.keys(values)]);
  return [...names].map((name) => {
    const { [name]: value = null, ...others } = values;
    const without = schema.safeParse(others);
    const isRequired = !without.success;
    const byDefault = without.success ? ((without.data as Record<string, unknown>)[name] ?? null) : null;
    const isDefault = !isRequired && JSON.stringify(value) === JSON.stringify(byDefault);
    return { name: `${part}.${name}`, value, default: byDefault, isDefault, isRequired };
  });
}

/** Of a choice between objects only those that are set are known. */
function fieldsOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
