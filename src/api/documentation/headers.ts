// What the document says of headers that are read, and set, beside the schemas of routes.
import { projectHeader } from '../access/which-project';
import type { Operation } from './complete';

const text = { type: 'string' };
const header = (description: string) => ({ description, schema: text });

const ofIngest = {
  'idempotency-key': 'The id of the event, where it has no other: sent twice, it counts once',
  prefer: '`wait=N`: wait N seconds, 60 at most, for the outcome of the delivery to the sink that answers',
};
const ofProject = { [projectHeader]: 'The project that the request is about' };

const retryAfter = header('Seconds to wait before the request is sent again');
const challenge = header('`Bearer`');
const etag = header('The version that is answered, for `If-Match`');
const applied = header('`wait=N` when the outcome was waited for');

const isIngest = (path: string) => path.startsWith('/in/') || path === '/v1/sources/{sourceId}/in';
const hasVersion = /^\/v1\/sources\/\{sourceId\}(\/sinks\/\{sinkId\})?(\/(disable|enable|undelete|rollback))?$/;

export function describeHeaders(path: string, operation: Operation): void {
  const isOfV1 = path.startsWith('/v1/');
  const read = { ...(isIngest(path) && ofIngest), ...(isOfV1 && ofProject) };
  const known = operation.parameters ?? [];
  const added = Object.entries(read)
    .filter(([name]) => !known.some((one) => one.in === 'header' && one.name === name))
    .map(([name, description]) => ({ name, in: 'header', description, schema: text }));
  if (added.length > 0) operation.parameters = [...known, ...added];

  const set = (status: string, name: string, what: object) => {
    const response = operation.responses[status];
    if (response) response.headers = { ...response.headers, [name]: what };
  };
  for (const status of ['429', '503']) set(status, 'Retry-After', retryAfter);
  if (isOfV1) set('401', 'WWW-Authenticate', challenge);
  if (hasVersion.test(path)) set('200', 'ETag', etag);
  if (isIngest(path)) for (const status of Object.keys(operation.responses)) set(status, 'Preference-Applied', applied);
}
