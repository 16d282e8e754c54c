import type { BrokenSource, Source } from '../../model/source';
import { facts } from './facts';
import { painted, type Look } from './look';
import { readableJson } from './readable-json';
import { table } from './table';
import { age, moment } from './times';

/** Where events are sent to, and the secret that opens or signs. */
export interface Ingest {
  path: string;
  secret: string;
}

export const sourceTable = (sources: (Source | BrokenSource)[], look: Look): string =>
  sources.length === 0
    ? 'There are no sources: create one with "penstock sources create <id>".'
    : table(
        look,
        sources,
        [
          { title: 'SOURCE', of: ({ id }) => id, isWhole: true },
          { title: 'TYPE', of: ({ type }) => type },
          { title: 'VERIFICATION', of: (source) => verificationOf(source) },
          {
            title: 'STATE',
            of: (source) => ('broken' in source ? 'broken' : source.state),
            paint: painted,
            isWhole: true,
          },
          { title: 'NAME', of: ({ name }) => name },
          { title: 'AGE', of: ({ createdAt }) => age(createdAt, look.now), isNumber: true },
        ],
        sourceStanding,
      );

const verificationOf = (source: Source | BrokenSource): string =>
  source.type === 'http' && !('broken' in source) ? source.config.verification.type : '-';

/** Why it takes nothing in; undefined when it does. */
const sourceStanding = (source: Source | BrokenSource): string | undefined =>
  'broken' in source ? source.broken : source.pausedBecause && `disabled: ${source.pausedBecause}`;

export const sourceFacts = ({ config, ...source }: Source, look: Look): string =>
  facts({
    id: source.id,
    type: source.type,
    name: source.name,
    description: source.description,
    state: source.state,
    'disabled because': source.pausedBecause,
    version: source.version,
    created: moment(source.createdAt, look.now),
    updated: moment(source.updatedAt, look.now),
    config: readableJson(config),
  });

/** The secret opens the source: it is shown only when it is made or asked for. */
export const ingestFacts = ({ path, secret }: Ingest, url: string): string =>
  facts({ 'send events to': url + path, secret });
