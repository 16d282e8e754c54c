// The configuration that is there, as a file: no secrets but references in their places, and nothing that is by default.
import { Document } from 'yaml';
import type { components } from '../../client/index';
import { policy } from '../../model/policy';
import { sourceConfigs, type SourceType } from '../../model/source';
import { sinkTypes } from '../../sinks/registry';
import { ofSource } from '../commands/api-command';
import type { PenstockClient } from '../penstock/client';
import { withoutDefaults } from './without-defaults';

type Schemas = components['schemas'];
type AnySource = Schemas['Source'] | Schemas['BrokenSource'];
type Settings = Record<string, unknown>;

export interface Exported {
  sources: Settings[];
}

const pageSize = 100;

/** References are made of the ids; two never have the same. */
export async function exportConfiguration(api: PenstockClient): Promise<Exported> {
  const reference = referenceNames();
  const sources: Settings[] = [];
  const pages = (query: Page) => api.send('GET', '/v1/sources', { query }).then(({ json }) => of(json, json.sources));
  for await (const source of allOf(pages)) {
    const sinks: Settings[] = [];
    const path = ofSource(source.id, '/sinks');
    const sinkPages = (query: Page) => api.send('GET', path, { query }).then(({ json }) => of(json, json.sinks));
    for await (const sink of allOf(sinkPages)) sinks.push(sinkSettings(sink, reference));
    const types = await checkedTypes(api, source.id);
    sources.push({
      ...sourceSettings(source, reference),
      ...(types.length > 0 && { types }),
      ...(sinks.length > 0 && { sinks }),
    });
  }
  return { sources };
}

interface Page {
  limit: number;
  afterId: string | undefined;
}

const of = <Item>({ nextAfterId }: { nextAfterId?: string }, items: Item[]) => ({ items, nextAfterId });

async function* allOf<Item>(
  pageAfter: (page: Page) => Promise<{ items: Item[]; nextAfterId: string | undefined }>,
): AsyncGenerator<Item> {
  let afterId: string | undefined;
  do {
    const { items, nextAfterId } = await pageAfter({ limit: pageSize, afterId });
    yield* items;
    afterId = nextAfterId;
  } while (afterId !== undefined);
}

/** What was only seen is no configuration. */
async function checkedTypes(api: PenstockClient, sourceId: string): Promise<Settings[]> {
  const path = ofSource(sourceId, '/types');
  const pages = (query: Page) => api.send('GET', path, { query }).then(({ json }) => of(json, json.types));
  const types: Settings[] = [];
  for await (const { type, mode, schema } of allOf(pages)) {
    if (mode !== 'ignore') types.push({ type, mode, schema });
  }
  return types;
}

type Reference = (...parts: string[]) => string;

function sourceSettings(source: AnySource, reference: Reference): Settings {
  const { id, type, name, description } = source;
  const config = Object.hasOwn(sourceConfigs, type)
    ? withoutDefaults(sourceConfigs[type as SourceType], { ...source.config })
    : source.config;
  const names = 'secretNames' in source ? source.secretNames : [];
  return {
    id,
    type,
    ...(name !== id && { name }),
    ...(description !== '' && { description }),
    ...(Object.keys(config).length > 0 && { config }),
    ...((type === 'http' || type === 'outbox') && { secret: reference(id, 'secret') }),
    ...(names.length > 0 && { secrets: Object.fromEntries(names.map((each) => [each, reference(id, each)])) }),
  };
}

function sinkSettings(sink: Schemas['Sink'], reference: Reference): Settings {
  const { sourceId, id, type, name, description, filter } = sink;
  const known = sinkTypes.find((one) => one.type === type);
  const config = known ? withoutDefaults(known.config, sink.config) : sink.config;
  const ownPolicy = withoutDefaults(policy, { ...sink.policy });
  // The one that still signs while another replaces it goes by itself.
  const names = sink.secretNames.filter((each) => each !== known?.signing?.former);
  return {
    id,
    type,
    ...(name !== id.slice(0, 40) && { name }),
    ...(description !== '' && { description }),
    ...(Object.keys(config).length > 0 && { config }),
    ...(names.length > 0 && {
      secrets: Object.fromEntries(names.map((each) => [each, reference(sourceId, id, each)])),
    }),
    ...(filter && { filter }),
    ...(Object.keys(ownPolicy).length > 0 && { policy: ownPolicy }),
  };
}

function referenceNames(): Reference {
  const taken = new Set<string>();
  return (...parts) => {
    const plain = parts
      .join('_')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .toUpperCase();
    const base = /^[0-9]/.test(plain) ? `_${plain}` : plain;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    return `env:${name}`;
  };
}

const head = ` yaml-language-server: $schema=penstock.schema.json
 The schema is printed by "penstock schema". Secrets are not exported: set the variables that are named here, or name others.`;

export function exportedYaml(exported: Exported): string {
  const document = new Document(exported);
  document.commentBefore = head;
  return document.toString({ lineWidth: 0 }).trimEnd();
}
