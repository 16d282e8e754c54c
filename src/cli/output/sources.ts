import type { Source } from '../../model/source';
import { facts } from './facts';
import type { Look } from './look';
import { readableJson } from './readable-json';
import { table } from './table';
import { age, moment } from './times';

/** Where events are sent to, and the secret that opens or signs. */
export interface Ingest {
  path: string;
  secret: string;
}

export const sourceTable = (sources: Source[], look: Look): string =>
  sources.length === 0
    ? 'There are no sources: create one with "penstock sources create <id>".'
    : table(look, sources, [
        { title: 'SOURCE', of: ({ id }) => id, isWhole: true },
        { title: 'TYPE', of: ({ type }) => type },
        { title: 'VERIFICATION', of: (source) => (source.type === 'http' ? source.config.verification.type : '-') },
        { title: 'NAME', of: ({ name }) => name },
        { title: 'AGE', of: ({ createdAt }) => age(createdAt, look.now), isNumber: true },
      ]);

export const sourceFacts = ({ config, ...source }: Source, look: Look): string =>
  facts({
    id: source.id,
    type: source.type,
    name: source.name,
    description: source.description,
    created: moment(source.createdAt, look.now),
    updated: moment(source.updatedAt, look.now),
    config: readableJson(config),
  });

/** The secret opens the source: it is shown only when it is made or asked for. */
export const ingestFacts = ({ path, secret }: Ingest, url: string): string =>
  facts({ 'send events to': url + path, secret });
