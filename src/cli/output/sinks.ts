import type { StandingSink, TokenStanding } from '../../model/sink';
import { facts } from './facts';
import { painted, type Look } from './look';
import { readableJson } from './readable-json';
import { breakerInWords, sinkStanding } from './sink-standing';
import { table } from './table';
import { age, ahead, isAhead, moment } from './times';

export const sinkTable = (sinks: StandingSink[], look: Look): string =>
  sinks.length === 0
    ? 'This source has no sinks: create one with "penstock sinks create <id> --source <id>".'
    : table(
        look,
        sinks,
        [
          { title: 'SINK', of: ({ id }) => id, isWhole: true },
          { title: 'TYPE', of: ({ type }) => type },
          { title: 'STATE', of: ({ state }) => state, paint: painted, isWhole: true },
          { title: 'WANTS', of: ({ filter }) => (filter ? JSON.stringify(filter) : 'all events') },
          { title: 'NAME', of: ({ name }) => name },
          { title: 'AGE', of: ({ createdAt }) => age(createdAt, look.now), isNumber: true },
        ],
        (sink) => sinkStanding(sink, look),
      );

export const sinkFacts = ({ config, filter, policy, secretNames, ...sink }: StandingSink, look: Look): string =>
  facts({
    id: sink.id,
    source: sink.sourceId,
    type: sink.type,
    name: sink.name,
    description: sink.description,
    state: sink.state,
    'paused because': sink.pausedBecause,
    version: sink.version,
    breaker: breakerInWords(sink.breaker, look),
    wants: filter ? JSON.stringify(filter) : 'all events',
    secrets: secretNames.join(', '),
    token: sink.token && tokenInWords(sink.token, look),
    created: moment(sink.createdAt, look.now),
    updated: moment(sink.updatedAt, look.now),
    config: readableJson(config),
    policy: readableJson(policy),
  });

/** `valid, expires in 6d 3h (2025-11-28 14:03:20)` */
function tokenInWords({ state, reason, expiresAt }: TokenStanding, { now }: Look): string {
  const standing = reason === undefined ? state : `${state}: ${reason}`;
  if (expiresAt === undefined) return standing;
  return `${standing}, ${isAhead(expiresAt, now) ? `expires ${ahead(expiresAt, now)}` : `expired ${moment(expiresAt, now)}`}`;
}
