// Takes in the rows of one table as they are committed: woken by the database, looking now and then besides.
import type { Client } from 'pg';
import type { Logger } from 'pino';
import type { RelayNote } from '../../ledger/outbox-relays';
import type { Secret } from '../../model/secret';
import { backoffMs } from '../../model/backoff';
import { Bell } from '../../model/bell';
import { toMs } from '../../model/duration';
import type { OutboxSource } from '../../model/source';
import { connectTo, type MayConnect } from './connect';
import { outboxChannel } from './install-sql';
import { relayBatch, type AcceptInto } from './relay-batch';
import { countRows } from './rows';

/** How often it says how many rows wait. */
const noteEveryMs = 2000;
/** After the database or the ledger failed. */
const waits = { firstMs: 500, mostMs: 15_000 };

export interface RelayOptions {
  source: OutboxSource;
  url: Secret;
  mayConnect: MayConnect;
  accept: AcceptInto;
  /** Told how it stands, now and then. */
  note: (note: RelayNote) => Promise<void>;
  log: Pick<Logger, 'warn' | 'info'>;
}

export interface Relay {
  /** Ends when the batch under way has ended. */
  stop(): Promise<void>;
}

/** Any number of them may take in the same table. */
export function startRelay(options: RelayOptions): Relay {
  const { source, note, log } = options;
  const bell = new Bell();
  let stopped = false;
  let failures = 0;

  const run = async () => {
    while (!stopped) {
      try {
        await relayWhileConnected(
          options,
          bell,
          () => stopped,
          () => (failures = 0),
        );
      } catch (error) {
        if (stopped) return;
        const message = error instanceof Error ? error.message || String(error) : String(error);
        log.warn({ source: source.id, message }, 'an outbox cannot be relayed for now');
        await note({ state: 'unreachable', message }).catch(() => undefined);
        failures += 1;
        await bell.wait(backoffMs(failures, waits));
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      bell.ring();
      await running;
    },
  };
}

async function relayWhileConnected(
  { source, url, mayConnect, accept, note, log }: RelayOptions,
  bell: Bell,
  isStopped: () => boolean,
  works: () => void,
): Promise<void> {
  const clients: Client[] = [];
  const connect = async (purpose: string) => {
    const client = await connectTo(url, mayConnect, purpose);
    clients.push(client);
    return client;
  };
  try {
    const [worker, listener] = [await connect('relay'), await connect('relay listener')];
    let broken: Error | undefined;
    listener
      .on('notification', () => bell.ring())
      .on('end', () => {
        broken = new Error('the connection to the database of the outbox has ended');
        bell.ring();
      });
    await listener.query(`listen ${outboxChannel}`);
    let notedAt = 0;
    while (!isStopped()) {
      if (broken) throw broken;
      const { claimed, failed } = await relayBatch(worker, source, accept);
      works();
      for (const { position, reason } of failed) {
        log.warn({ source: source.id, position, reason }, 'a row of an outbox was set aside');
      }
      if (Date.now() - notedAt >= noteEveryMs) {
        await note({ state: 'relaying', ...(await countRows(worker, source.config)) });
        notedAt = Date.now();
      }
      if (claimed === 0) await bell.wait(toMs(source.config.pollEvery));
    }
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}
