// What the environment sets. Command-line options are written over it by src/cli.
import { resolve } from 'node:path';
import { z } from 'zod';
import { describeIssues } from '../model/describe-issues';
import { PenstockError } from '../model/errors';
import { addressRule } from '../sinks/address-guard';

const port = (byDefault: number) => z.coerce.number().int().min(1).max(65535).default(byDefault);

/** As the address guard reads it. */
function isAddressOrRange(text: string): boolean {
  try {
    return addressRule([text]) !== undefined;
  } catch {
    return false;
  }
}

const environment = z.object({
  /** Where the gateway listens. */
  PENSTOCK_HOST: z.string().default('127.0.0.1'),
  PENSTOCK_PORT: port(8585),
  /** Ports of the embedded Temporal server and its UI. */
  PENSTOCK_TEMPORAL_PORT: port(7233),
  PENSTOCK_TEMPORAL_UI_PORT: port(8233),
  /** Embedded ledger and engine, keys and tokens. */
  PENSTOCK_STATE_DIR: z.string().min(1).default('./.penstock'),
  /** A PostgreSQL instead of the embedded ledger. */
  PENSTOCK_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' }).optional(),
  /** 32 bytes in base64. */
  PENSTOCK_ENCRYPTION_KEY: z.string().optional(),
  PENSTOCK_ADMIN_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  /** Private address ranges that sinks may reach, separated by commas. */
  PENSTOCK_ALLOW_ADDRESSES: z
    .string()
    .default('')
    .transform((text, context) => {
      const ranges = text.split(',').map((range) => range.trim());
      const wrong = ranges.filter((range) => range !== '' && !isAddressOrRange(range));
      for (const range of wrong) {
        context.addIssue(`"${range}" is not an address or a range such as 10.0.0.0/8 or fd00::/8`);
      }
      return ranges.filter((range) => range !== '');
    }),
  /** Where the modules of function sinks are. */
  PENSTOCK_FUNCTIONS_DIR: z.string().optional(),
  PENSTOCK_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Settings {
  host: string;
  port: number;
  temporalPort: number;
  temporalUiPort: number;
  stateDirectory: string;
  databaseUrl: string | undefined;
  encryptionKey: string | undefined;
  adminToken: string | undefined;
  allowAddresses: string[];
  functionsDirectory: string | undefined;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Throws `settingInvalid` naming each variable that is wrong, and what would be right. An empty variable counts as unset. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    throw new PenstockError('settingInvalid', describeIssues(parsed.error, set).join('\n'));
  }
  const { data } = parsed;
  return {
    host: data.PENSTOCK_HOST,
    port: data.PENSTOCK_PORT,
    temporalPort: data.PENSTOCK_TEMPORAL_PORT,
    temporalUiPort: data.PENSTOCK_TEMPORAL_UI_PORT,
    stateDirectory: data.PENSTOCK_STATE_DIR,
    databaseUrl: data.PENSTOCK_DATABASE_URL,
    encryptionKey: data.PENSTOCK_ENCRYPTION_KEY,
    adminToken: data.PENSTOCK_ADMIN_TOKEN,
    allowAddresses: data.PENSTOCK_ALLOW_ADDRESSES,
    functionsDirectory: data.PENSTOCK_FUNCTIONS_DIR && resolve(data.PENSTOCK_FUNCTIONS_DIR),
    logLevel: data.PENSTOCK_LOG_LEVEL,
  };
}
