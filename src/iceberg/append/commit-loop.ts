// Commits until it is known what became of it: each try is decided anew on the metadata that it is based on.

import { setTimeout as pause } from 'node:timers/promises';
import { PenstockError, type ErrorCode } from '../../model/errors';
import { loadTable, showTable, tableName, type LoadedWithStorage, type Table } from '../open-table';
import type { Commit } from '../catalog/rest-catalog';

/** Tries before the caller is told to come again. Its next call begins where this one ended, whatever has happened. */
const mostTries = 20;

const resolvedByLooking: ErrorCode[] = ['commitConflict', 'commitUnknown', 'targetBusy'];

const firstPauseMs = 20;
const longestPauseMs = 2_000;

/** What to do on the metadata: commit this, or nothing (more). */
export type Plan<Answer> = { commit: Commit } | { done: Answer };

/**
 * Asks `plan` what to do on the table's metadata and does it, until there is nothing to do. After every try the plan is
 * asked again, on what the catalog answered or on the table loaded anew: only its watermarks say what is in. A conflict
 * means that somebody else was first, an unknown outcome that nobody knows; both are resolved by looking. Nothing that
 * was written is removed: a commit that seemed to fail may still come to pass.
 */
export async function commitUntilDone<Answer>(
  table: Table,
  plan: (loaded: LoadedWithStorage) => Promise<Plan<Answer>> | Plan<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  let failure: PenstockError | undefined;
  let loaded: LoadedWithStorage | undefined;
  /** The snapshot that was current when a file of the table was not there. */
  let lacking: bigint | undefined;
  for (let tries = 0; tries < mostTries; tries++) {
    signal?.throwIfAborted();
    if (failure) await pause(backOff(tries), undefined, signal ? { signal } : {});
    loaded ??= await loadTable(table).catch((error: unknown) => {
      // Whether the last try has happened is still not known.
      if (failure?.code === 'commitUnknown' && isPassing(error)) return undefined;
      throw error;
    });
    if (!loaded) continue;
    let decided: Plan<Answer>;
    try {
      decided = await plan(loaded);
    } catch (error) {
      // Whoever expires snapshots may have removed it since the table was loaded: the next one says whether it is missed.
      const current = loaded.metadata.current?.id;
      if (!isOf(error, ['storedFileMissing']) || current === lacking) throw error;
      [failure, loaded, lacking] = [error, undefined, current];
      continue;
    }
    if ('done' in decided) return decided.done;
    const { storage } = loaded;
    try {
      const { metadata } = await table.catalog.commit(tableName(table), decided.commit);
      [failure, loaded] = [undefined, { metadata, storage }];
    } catch (error) {
      if (!isOf(error, resolvedByLooking)) throw error;
      [failure, loaded] = [error, undefined];
    }
  }
  throw failure ?? new PenstockError('commitConflict', `${showTable(table)}: the table never stood still`);
}

const isOf = (error: unknown, codes: ErrorCode[]): error is PenstockError =>
  error instanceof PenstockError && codes.includes(error.code);

const isPassing = (error: unknown): boolean => isOf(error, ['network', 'timeout', 'targetFailed', 'targetBusy']);

/** Doubling, and random so that writers who met once do not meet again. In milliseconds. */
const backOff = (tries: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.5 + Math.random() / 2);
