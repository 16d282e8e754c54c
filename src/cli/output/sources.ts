import type { ShownKafkaSource, ShownSource } from '../../api/sources/shown-source';
import type { BrokenSource } from '../../model/source';
import { facts, type Facts } from './facts';
import { painted, type Look } from './look';
import { readableJson } from './readable-json';
import { table } from './table';
import { age, moment } from './times';

/** Where events are sent to, and the secret that opens or signs. */
export interface Ingest {
  path: string;
  secret: string;
}

export const sourceTable = (sources: (ShownSource | BrokenSource)[], look: Look): string =>
  sources.length === 0
    ? 'There are no sources: create one with "penstock sources create <id>".'
    : table(
        look,
        sources,
        [
          { title: 'SOURCE', of: ({ id }) => id, isWhole: true },
          { title: 'TYPE', of: ({ type }) => type },
          { title: 'VERIFICATION', of: (source) => verificationOf(source) },
          { title: 'STATE', of: (source) => stateOf(source), paint: painted, isWhole: true },
          { title: 'NAME', of: ({ name }) => name },
          { title: 'AGE', of: ({ createdAt }) => age(createdAt, look.now), isNumber: true },
        ],
        sourceStanding,
      );

const verificationOf = (source: ShownSource | BrokenSource): string =>
  source.type === 'http' && !('broken' in source) ? source.config.verification.type : '-';

/** Of a kafka source that is enabled, that of its consumer. */
function stateOf(source: ShownSource | BrokenSource): string {
  if ('broken' in source) return 'broken';
  return source.type === 'kafka' && source.state === 'enabled' ? consumerState(source) : source.state;
}

const consumerState = ({ status }: Omit<ShownKafkaSource, 'config'>): string => status?.state ?? 'connecting';

/** Why it takes nothing in; undefined when it does. */
const sourceStanding = (source: ShownSource | BrokenSource): string | undefined =>
  'broken' in source ? source.broken : source.pausedBecause && `disabled: ${source.pausedBecause}`;

export const sourceFacts = ({ config, ...source }: ShownSource, look: Look): string =>
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
    ...(source.type === 'kafka' && kafkaFacts(source)),
  });

function kafkaFacts(source: Omit<ShownKafkaSource, 'config'>): Facts {
  const { state, secretNames, status, losses } = source;
  return {
    secrets: secretNames.join(', '),
    consumer: state === 'enabled' ? consumerState(source) : undefined,
    reason: status?.reason,
    partitions: status?.partitions
      .map(({ topic, partition, position, lagRecords, waitsFor }) =>
        [`${topic}/${partition} at ${position}, ${lagRecords} behind`, waitsFor].filter(Boolean).join(': '),
      )
      .join('\n'),
    lost: losses
      .map(({ topic, partition, lostOffset, firstOffset }) => {
        const what = lostOffset < firstOffset ? `to ${firstOffset - 1}` : 'of a topic that was made anew or cut off';
        return `${topic}/${partition}: ${lostOffset} ${what}`;
      })
      .join('\n'),
  };
}

/** The secret opens the source: it is shown only when it is made or asked for. */
export const ingestFacts = ({ path, secret }: Ingest, url: string): string =>
  facts({ 'send events to': url + path, secret });
