import type { EncodedBody } from '../../model/event';
import type { EventType } from '../../model/event-type';
import { facts } from './facts';
import type { Look } from './look';
import { readableJson } from './readable-json';
import { table } from './table';
import { age, moment } from './times';

export const eventTypeTable = (types: EventType[], look: Look): string =>
  types.length === 0
    ? 'No types were seen, and none has a schema.'
    : table(look, types, [
        { title: 'TYPE', of: ({ type }) => type, isWhole: true },
        { title: 'SCHEMA', of: ({ mode, schema }) => (schema === undefined ? '' : mode) },
        {
          title: 'FIRST SEEN',
          of: ({ firstSeenAt }) => (firstSeenAt ? age(firstSeenAt, look.now) : ''),
          isNumber: true,
        },
        { title: 'LAST SEEN', of: ({ lastSeenAt }) => (lastSeenAt ? age(lastSeenAt, look.now) : ''), isNumber: true },
      ]);

export const eventTypeFacts = (
  { type, mode, schema, example, ...seen }: EventType & { example?: EncodedBody },
  look: Look,
): string =>
  facts({
    type,
    mode,
    'first seen': seen.firstSeenAt && moment(seen.firstSeenAt, look.now),
    'last seen': seen.lastSeenAt && moment(seen.lastSeenAt, look.now),
    schema: schema === undefined ? undefined : readableJson(schema),
    example: example && ('text' in example ? example.text : `${example.base64} (base64)`),
  });
