import type { ShownKafkaSource, ShownSource } from '../../api/sources/shown-source';
import { facts, type Facts } from './facts';
import type { Look } from './look';
import { readableJson } from './readable-json';
import { table } from './table';
import { age, moment } from './times';

/** Where events are sent to, and the secret that opens or signs. */
export interface Ingest {
  path: string;
  secret: string;
}

export const sourceTable = (sources: ShownSource[], look: Look): string =>
  sources.length === 0
    ? 'There are no sources: create one with "penstock sources create <id>".'
    : table(look, sources, [
        { title: 'SOURCE', of: ({ id }) => id, isWhole: true },
        { title: 'TYPE', of: ({ type }) => type },
        { title: 'VERIFICATION', of: (source) => (source.type === 'http' ? source.config.verification.type : '-') },
        { title: 'STATE', of: (source) => (source.type === 'kafka' ? (source.status?.state ?? 'connecting') : '-') },
        { title: 'NAME', of: ({ name }) => name },
        { title: 'AGE', of: ({ createdAt }) => age(createdAt, look.now), isNumber: true },
      ]);

export const sourceFacts = ({ config, ...source }: ShownSource, look: Look): string =>
  facts({
    id: source.id,
    type: source.type,
    name: source.name,
    description: source.description,
    created: moment(source.createdAt, look.now),
    updated: moment(source.updatedAt, look.now),
    config: readableJson(config),
    ...(source.type === 'kafka' && kafkaFacts(source)),
  });

function kafkaFacts({ secretNames, status, losses }: Omit<ShownKafkaSource, 'config'>): Facts {
  return {
    secrets: secretNames.join(', '),
    state: status?.state ?? 'connecting',
    reason: status?.reason,
    partitions: status?.partitions
      .map(({ topic, partition, position, lagRecords, waitsFor }) =>
        [`${topic}/${partition} at ${position}, ${lagRecords} behind`, waitsFor].filter(Boolean).join(': '),
      )
      .join('\n'),
    lost: losses
      .map(
        ({ topic, partition, lostOffset, firstOffset }) => `${topic}/${partition}: ${lostOffset} to ${firstOffset - 1}`,
      )
      .join('\n'),
  };
}

/** The secret opens the source: it is shown only when it is made or asked for. */
export const ingestFacts = ({ path, secret }: Ingest, url: string): string =>
  facts({ 'send events to': url + path, secret });
