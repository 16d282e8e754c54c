// The ledger as the settings name it.
import { reasonOf } from '../model/reason-of';
import type { Ledger } from '../ledger/ledger';
import { openEmbeddedLedger, openPostgresLedger } from '../ledger/open-ledger';
import { PenstockError } from '../model/errors';
import { isFullDisk } from '../model/file-error';
import type { Parts } from './parts';

export async function openLedger({ settings, log, stack }: Parts, embeddedDirectory: string): Promise<Ledger> {
  const ledger = settings.databaseUrl
    ? await openPostgresLedger(settings.databaseUrl, (message) => log.warn(message))
    : await openEmbeddedLedger(embeddedDirectory, (state, message) =>
        log[state === 'full' ? 'error' : 'info'](message),
      ).catch((error: unknown) => {
        throw unusableLedger(embeddedDirectory, error);
      });
  stack.push('ledger', () => ledger.close());
  return ledger;
}

function unusableLedger(directory: string, cause: unknown): PenstockError {
  // It is whole, and must not be moved away.
  if (cause instanceof PenstockError && cause.code === 'ledgerTooNew') return cause;
  const [reason = ''] = reasonOf(cause).split('\n', 1);
  const isFull = (cause instanceof PenstockError && cause.code === 'diskFull') || isFullDisk(reason);
  const advice = isFull
    ? 'make room on its disk, then start again'
    : 'put it back from a backup, or move it away, with all that lies beside it, to begin anew';
  const code = isFull ? 'diskFull' : 'ledgerUnavailable';
  return new PenstockError(code, `ledger ${directory} cannot be opened (${reason}): ${advice}`);
}

/** For a role, whose ledger is shared with the others. */
export function openSharedLedger(parts: Parts): Promise<Ledger> {
  if (parts.settings.databaseUrl) return openLedger(parts, '');
  throw new PenstockError(
    'settingInvalid',
    'PENSTOCK_DATABASE_URL is not set; gateway, dispatcher and worker share a PostgreSQL',
  );
}
