// Config fields that several types of sink have.
import { z } from 'zod';
import { duration } from '../model/duration';

export { template } from '../model/template';

export const httpUrl = () =>
  z.string().refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    return /^https?:$/.test(url?.protocol ?? '') && url?.username === '' && url.password === '';
  }, 'must be an http or https URL without credentials in it, such as "https://example.com/hook"');

// Those of RFC 9110, section 7.6.1, and those that undici writes itself.
const connectionHeaders = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding'].concat(
  ['upgrade', 'host', 'content-length', 'expect'],
);

const headerValue = () =>
  z.string().regex(/^[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?$/, 'must be a header value in ASCII');

const headerName = (reserved: string[]) => {
  const taken = [...connectionHeaders, ...reserved];
  const isTaken = (name: string) => taken.some((each) => (each.endsWith('-') ? name.startsWith(each) : name === each));
  return z
    .string()
    .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$/, 'must be an HTTP header name')
    .transform((text) => text.toLowerCase())
    .refine((text) => !isTaken(text), `must not be one that the sink sets itself: ${taken.join(', ')}`);
};

/** Headers of the operator's own. A name or a prefix (ending with "-") in `reserved` is refused. */
export const headers = (reserved: string[]) => z.record(headerName(reserved), headerValue());

/** The same for one that is given as a secret: what is wrong with it, without its value. Names are in lower case. */
export function headerSecret(reserved: string[]): (name: string, value: string) => string | undefined {
  const nameSchema = headerName(reserved);
  return (name, value) => {
    const [fault] = nameSchema.safeParse(name).error?.issues ?? headerValue().safeParse(value).error?.issues ?? [];
    if (fault) return fault.message;
    return name === name.toLowerCase() ? undefined : 'the name of the header must be in lower case';
  };
}

/** A Keboola id: people write them as numbers as well as text. */
export const numericId = () => z.union([z.string().min(1), z.int().min(0)]).transform(String);

/** How long to wait between two looks at work under way. */
export const pollInterval = () => duration({ atLeast: '100ms', atMost: '10m' });
