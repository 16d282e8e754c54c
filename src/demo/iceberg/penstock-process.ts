// A Penstock as a process of its own, that can be killed and started again in its place.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isPortFree } from '../../engine/embedded-server/ports';
import { lastLines } from '../../engine/embedded-server/run-command';
import { spawnTied, type TiedProcess } from '../../engine/embedded-server/tied-process';
import { PenstockError } from '../../model/errors';
import { adminTokenFile } from '../../program/keys';
import { penstockCommand, penstockEnvironment } from '../../program/penstock-command';
import type { Settings } from '../../program/settings';
import { ApiClient } from '../api-client';
import { untilAnswers } from '../servers/until-answers';

/** More than it takes by its own promise: what it has begun is finished. */
const stopWithinMs = 12_000;
const portsFreeWithinMs = 10_000;
const lookEveryMs = 50;

type Place = Pick<
  Settings,
  'port' | 'temporalPort' | 'temporalUiPort' | 'stateDirectory' | 'logLevel' | 'allowAddresses' | 'allowDirectories'
>;

export interface PenstockProcess {
  /** URL of its API. */
  url: string;
  /** Answers when it can be used. */
  start(): Promise<void>;
  /** Once it was started. */
  api(): Promise<ApiClient>;
  /** kill -9. Answers the id that the process had. */
  kill(): Promise<number>;
  stop(): Promise<void>;
  /** Rejected when it has ended and was not asked to. */
  failed: Promise<never>;
}

/** `folder`: for its output. */
export function penstockProcess(place: Place, folder: string): PenstockProcess {
  const url = `http://127.0.0.1:${place.port}`;
  const log = join(folder, 'penstock.log');
  let running: TiedProcess | undefined;
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => undefined);

  const release = (): TiedProcess | undefined => {
    const former = running;
    running = undefined;
    return former;
  };
  return {
    url,
    failed,
    async start() {
      await portsFree([place.port, place.temporalPort, place.temporalUiPort]);
      const started = (running = await spawnTied(penstockCommand('up'), log, {
        env: { ...process.env, ...penstockEnvironment, ...environment(place) },
      }));
      void started.ended.then(async (how) => {
        if (running !== started) return;
        const said = lastLines(await readFile(log, 'utf8'), 5);
        fail(new PenstockError('serverNotStarted', `Penstock ended with ${how}: ${said}`));
      });
      const answers = async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok === true;
      await untilAnswers('Penstock', { process: started, log, answers });
    },
    async api() {
      return new ApiClient(url, (await readFile(join(place.stateDirectory, adminTokenFile), 'utf8')).trim());
    },
    async kill() {
      const former = release();
      former?.kill();
      await former?.ended;
      return former?.pid ?? 0;
    },
    async stop() {
      await release()?.stop(stopWithinMs);
    },
  };
}

/** As the settings are read from; what is empty counts as unset. */
const environment = (place: Place): Record<string, string> => ({
  PENSTOCK_HOST: '127.0.0.1',
  PENSTOCK_PORT: String(place.port),
  PENSTOCK_TEMPORAL_PORT: String(place.temporalPort),
  PENSTOCK_TEMPORAL_UI_PORT: String(place.temporalUiPort),
  PENSTOCK_STATE_DIR: place.stateDirectory,
  PENSTOCK_ALLOW_ADDRESSES: place.allowAddresses.join(),
  PENSTOCK_ALLOW_DIRECTORIES: place.allowDirectories.join(),
  PENSTOCK_LOG_LEVEL: place.logLevel,
  PENSTOCK_DATABASE_URL: '',
  PENSTOCK_ENCRYPTION_KEY: '',
  PENSTOCK_ADMIN_TOKEN: '',
});

/** The Temporal server of one that was killed ends by itself, a moment later. */
async function portsFree(ports: number[]): Promise<void> {
  const deadline = Date.now() + portsFreeWithinMs;
  for (const port of ports) while (!(await isPortFree(port)) && Date.now() < deadline) await pause(lookEveryMs);
}
