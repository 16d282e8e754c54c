// How PostgreSQL is started within PGlite.
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { plannerSettings } from '../planner-settings';

const settings = {
  // PGlite fills all of them with zeros at once, so they are the larger part of its memory.
  shared_buffers: '32MB',
  maintenance_work_mem: '16MB',
  ...plannerSettings,
  // Files of the log that are kept for reuse.
  min_wal_size: '32MB',
};

/** `directory`: in memory without one. */
export function postgresOptions(directory: string | undefined): PGliteOptions {
  const startParams = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    startParams: [...PGlite.defaultStartParams, ...startParams],
    ...(directory !== undefined && { dataDir: directory }),
  };
}
