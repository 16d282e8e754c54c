// Hears what is notified, on a connection of its own, made anew whenever it breaks.
import { Client } from 'pg';

const reconnectAfterMs = 1000;
const timeLimitMs = 5000;

/**
 * Calls `heard` whenever the channel is notified, and when it may have been; answers how to stop that. Whoever only
 * listens never learns that the other side is gone without a word, so it is asked something every `checkEveryMs`.
 */
export async function listen(
  databaseUrl: string,
  channel: string,
  heard: () => void,
  checkEveryMs = 15_000,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client: Client | undefined;
  /** Of what comes next: a check, or another connection. */
  let timer: NodeJS.Timeout | undefined;

  const connect = async () => {
    const current = new Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: timeLimitMs,
      query_timeout: timeLimitMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: checkEveryMs,
      application_name: 'penstock listener',
    });
    client = current;
    const isOver = () => stopped || client !== current;
    const again = () => {
      if (isOver()) return;
      client = undefined;
      clearTimeout(timer);
      timer = setTimeout(() => void connect(), reconnectAfterMs);
      current.end().catch(() => undefined);
    };
    const checkLater = () => {
      if (isOver()) return;
      timer = setTimeout(() => void current.query('select 1').then(checkLater, again), checkEveryMs);
    };
    current.on('notification', heard).on('error', again).on('end', again);
    try {
      await current.connect();
      await current.query(`listen ${channel}`);
      heard(); // something may have happened while nobody listened
      checkLater();
    } catch {
      again();
    }
  };
  await connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end();
  };
}
