// What the environment sets. Command-line options are written over it by src/cli.
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { attemptSlots } from '../engine/attempt-slots';
import { describeIssues } from '../model/describe-issues';
import { duration, toMs } from '../model/duration';
import { faultOfKey, howToMakeAKey } from '../ledger/secrets/keyring';
import { PenstockError } from '../model/errors';
import { addressRule } from '../sinks/address-guard';
import { endpointCatalogs, type EndpointCatalogs } from '../tables/endpoint/catalogs';

const port = () => z.coerce.number().int().min(1).max(65535);

/** As the address guard reads it. */
function isAddressOrRange(text: string): boolean {
  try {
    return addressRule([text]) !== undefined;
  } catch {
    return false;
  }
}

function readCatalogs(text: string, context: z.RefinementCtx<string>): EndpointCatalogs {
  try {
    const json: unknown = JSON.parse(text.trimStart().startsWith('{') ? text : readFileSync(text, 'utf8'));
    const parsed = endpointCatalogs.safeParse(json);
    if (parsed.success) return parsed.data;
    // Values may be secrets: only what is wrong with them is told.
    for (const { path, message } of parsed.error.issues) context.addIssue(`${path.join('.')}: ${message}`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    context.addIssue(code === undefined ? 'is not JSON' : message);
  }
  return z.NEVER;
}

const addressRanges = () =>
  z
    .string()
    .default('')
    .transform((text, context) => {
      const ranges = text.split(',').map((range) => range.trim());
      const wrong = ranges.filter((range) => range !== '' && !isAddressOrRange(range));
      for (const range of wrong) {
        context.addIssue(`"${range}" is not an address or a range such as 10.0.0.0/8 or fd00::/8`);
      }
      return ranges.filter((range) => range !== '');
    });

const environment = z.object({
  /** Where it listens. */
  PENSTOCK_HOST: z.string().default('127.0.0.1'),
  PENSTOCK_PORT: port().default(8585),
  /** Where a dispatcher or a worker answers how it is. */
  PENSTOCK_METRICS_PORT: port().optional(),
  /** Ports of the embedded Temporal server and its UI. */
  PENSTOCK_TEMPORAL_PORT: port().default(7233),
  PENSTOCK_TEMPORAL_UI_PORT: port().default(8233),
  /** Embedded ledger and engine, keys and tokens. */
  PENSTOCK_STATE_DIR: z.string().min(1).default('./.penstock'),
  /** A PostgreSQL instead of the embedded ledger. */
  PENSTOCK_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' }).optional(),
  /** 32 bytes in base64. */
  PENSTOCK_ENCRYPTION_KEY: z
    .string()
    .superRefine((key, context) => {
      const fault = faultOfKey(key);
      if (fault !== undefined) context.addIssue(`${fault}: ${howToMakeAKey}`);
    })
    .optional(),
  /** Keys in use before, in base64, separated by commas: what they have sealed stays readable. */
  PENSTOCK_FORMER_ENCRYPTION_KEYS: z
    .string()
    .default('')
    .transform((text, context) => {
      const keys = text.split(',').map((key) => key.trim());
      const given = keys.filter((key) => key !== '');
      for (const [at, key] of given.entries()) {
        const fault = faultOfKey(key);
        if (fault !== undefined) context.addIssue(`key ${at + 1} of ${given.length} ${fault}`);
      }
      return given;
    }),
  /** Whether all that enters Temporal is encrypted, with keys that follow from these. */
  PENSTOCK_ENCRYPT_PAYLOADS: z.stringbool({ error: 'must be true or false' }).default(false),
  /** Origins of Temporal UIs that may have payloads decrypted, separated by commas; the embedded one's by default. */
  PENSTOCK_TEMPORAL_UI_ORIGINS: z
    .string()
    .optional()
    .transform((text, context) => {
      const origins = text?.split(',').map((origin) => origin.trim());
      for (const origin of origins ?? []) {
        if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
        context.addIssue(`"${origin}" is not an origin such as https://temporal.example.com`);
      }
      return origins;
    }),
  /** What a header of a request can carry, so that whoever sends it is known. */
  PENSTOCK_ADMIN_TOKEN: z
    .string()
    .min(16, 'must be at least 16 characters')
    .regex(/^[!-~]*$/, 'must be of ASCII characters, without spaces')
    .optional(),
  /** Private address ranges that sinks may reach, separated by commas. */
  PENSTOCK_ALLOW_ADDRESSES: addressRanges(),
  /** Reverse proxies whose X-Forwarded-… headers are believed, separated by commas. */
  PENSTOCK_TRUSTED_PROXIES: addressRanges(),
  /** Folders that tables may lie in, separated by commas. */
  PENSTOCK_ALLOW_DIRECTORIES: z
    .string()
    .default('')
    .transform((text, context) => {
      const folders = text.split(',').map((folder) => folder.trim());
      const given = folders.filter((folder) => folder !== '');
      for (const wrong of given.filter((folder) => !isAbsolute(folder))) {
        context.addIssue(`"${wrong}" is not an absolute path such as /var/lib/tables`);
      }
      return given;
    }),
  /** Slots of a worker for attempts that only those get that callers wait for (Prefer: wait). */
  PENSTOCK_SLOTS_KEPT_FOR_SYNC: z.coerce
    .number()
    .int()
    .min(1)
    .max(attemptSlots - 1)
    .default(50),
  /** How many sources, and sinks of one source, there may be. */
  PENSTOCK_MAX_SOURCES: z.coerce.number().int().min(1).max(100_000).default(100),
  PENSTOCK_MAX_SINKS_PER_SOURCE: z.coerce.number().int().min(1).max(100_000).default(100),
  /** How long an event is kept when all is done with it; an hour at least, for senders may send it again. */
  PENSTOCK_KEEP_EVENTS: z
    .string()
    .default('30d')
    .transform((text, context) => {
      if (text === 'forever') return undefined;
      const parsed = duration({ atLeast: '1h' }).safeParse(text);
      if (parsed.success) return toMs(parsed.data);
      context.addIssue(`${parsed.error.issues[0]?.message}, or forever`);
      return z.NEVER;
    }),
  /** How long after its deletion a source or a sink is purged. */
  PENSTOCK_KEEP_DELETED: duration().default('30d').transform(toMs),
  /** Catalogs that services may append to by the endpoint: JSON, or the path of a file with it. */
  PENSTOCK_ICEBERG_CATALOGS: z.string().default('{}').transform(readCatalogs),
  /** Where the modules of function sinks are. */
  PENSTOCK_FUNCTIONS_DIR: z.string().optional(),
  PENSTOCK_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Settings {
  host: string;
  port: number;
  metricsPort: number | undefined;
  temporalPort: number;
  temporalUiPort: number;
  stateDirectory: string;
  databaseUrl: string | undefined;
  encryptionKey: string | undefined;
  formerEncryptionKeys: string[];
  encryptPayloads: boolean;
  temporalUiOrigins: string[];
  adminToken: string | undefined;
  allowAddresses: string[];
  allowDirectories: string[];
  trustedProxies: string[];
  slotsKeptForSync: number;
  maxSources: number;
  maxSinksPerSource: number;
  /** Undefined: forever. */
  keepEventsMs: number | undefined;
  keepDeletedMs: number;
  icebergCatalogs: EndpointCatalogs;
  functionsDirectory: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** As a message may show them: in the others no secret stands, but for the password of a URL, which is left out anyway. */
const withoutSecrets = (set: Record<string, string | undefined>) => ({
  ...set,
  PENSTOCK_ENCRYPTION_KEY: '[secret]',
  PENSTOCK_FORMER_ENCRYPTION_KEYS: '[secret]',
  PENSTOCK_ICEBERG_CATALOGS: '[secret]',
  ...(set.PENSTOCK_DATABASE_URL?.includes('://') === false && { PENSTOCK_DATABASE_URL: '[secret]' }),
});

/** Throws `settingInvalid` naming each variable that is wrong, and what would be right. An empty variable counts as unset. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    throw new PenstockError('settingInvalid', describeIssues(parsed.error, withoutSecrets(set)).join('\n'));
  }
  const { data } = parsed;
  return {
    host: data.PENSTOCK_HOST,
    port: data.PENSTOCK_PORT,
    metricsPort: data.PENSTOCK_METRICS_PORT,
    temporalPort: data.PENSTOCK_TEMPORAL_PORT,
    temporalUiPort: data.PENSTOCK_TEMPORAL_UI_PORT,
    stateDirectory: data.PENSTOCK_STATE_DIR,
    databaseUrl: data.PENSTOCK_DATABASE_URL,
    encryptionKey: data.PENSTOCK_ENCRYPTION_KEY,
    formerEncryptionKeys: data.PENSTOCK_FORMER_ENCRYPTION_KEYS,
    encryptPayloads: data.PENSTOCK_ENCRYPT_PAYLOADS,
    temporalUiOrigins:
      data.PENSTOCK_TEMPORAL_UI_ORIGINS ??
      ['127.0.0.1', 'localhost'].map((host) => `http://${host}:${data.PENSTOCK_TEMPORAL_UI_PORT}`),
    adminToken: data.PENSTOCK_ADMIN_TOKEN,
    allowAddresses: data.PENSTOCK_ALLOW_ADDRESSES,
    allowDirectories: data.PENSTOCK_ALLOW_DIRECTORIES,
    trustedProxies: data.PENSTOCK_TRUSTED_PROXIES,
    slotsKeptForSync: data.PENSTOCK_SLOTS_KEPT_FOR_SYNC,
    maxSources: data.PENSTOCK_MAX_SOURCES,
    maxSinksPerSource: data.PENSTOCK_MAX_SINKS_PER_SOURCE,
    keepEventsMs: data.PENSTOCK_KEEP_EVENTS,
    keepDeletedMs: data.PENSTOCK_KEEP_DELETED,
    icebergCatalogs: data.PENSTOCK_ICEBERG_CATALOGS,
    functionsDirectory: data.PENSTOCK_FUNCTIONS_DIR && resolve(data.PENSTOCK_FUNCTIONS_DIR),
    logLevel: data.PENSTOCK_LOG_LEVEL,
  };
}
