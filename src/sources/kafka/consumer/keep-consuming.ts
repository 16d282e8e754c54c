// A source's consumer, kept going: brokers that are away come back, and what only a person can mend is shown.
import type { Logger } from 'pino';
import type { Loss } from '../../../ledger/kafka/losses';
import type { Database } from '../../../ledger/ledger';
import { orAborted } from '../../../model/aborted';
import { backoffMs } from '../../../model/backoff';
import type { Secrets } from '../../../model/secret';
import type { KafkaSource } from '../../../model/source';
import { passed } from '../../../model/passed';
import { connectKafka } from '../connection';
import type { KafkaState, KafkaStatus } from '../status';
import type { TakeRecords } from '../take-records';
import { describeFailure } from './describe-failure';
import { startConsumer, type OpenTables, type RunningConsumer, type Timing } from './start-consumer';

const waits = { firstMs: 500, mostMs: 15_000 };
/** A membership that ended by itself begins anew soon: what is not appended by then is read again. */
const flushBrieflyMs = 5000;

export interface ConsumingDependencies {
  source: KafkaSource;
  secrets: Secrets;
  db: Database;
  take: TakeRecords;
  tables?: OpenTables;
  timing: Timing;
  log: Logger;
}

export interface Consuming {
  status(): KafkaStatus;
  /** What tables have taken is appended first, unless that takes longer than `flushWithinMs`: then it is read again. */
  stop(flushWithinMs: number): Promise<void>;
}

export function keepConsuming(dependencies: ConsumingDependencies): Consuming {
  const { source, secrets, log } = dependencies;
  const stopping = new AbortController();
  let status: Omit<KafkaStatus, 'partitions'> = { state: 'connecting', since: new Date().toISOString() };
  let consumer: RunningConsumer | undefined;
  let failures = 0;
  let flushWithinMs = flushBrieflyMs;

  const set = (state: KafkaState, reason?: string) => {
    if (state === status.state && reason === status.reason) return;
    const since = state === status.state ? status.since : new Date().toISOString();
    status = { state, since, ...(reason !== undefined && { reason }) };
    const level = state === 'failed' || state === 'offsetLost' ? 'warn' : 'info';
    log[level]({ source: source.id, state, ...(reason !== undefined && { reason }) }, 'kafka source');
  };

  /** One membership, to its end. Answers whether there is to be another one. */
  const consumeOnce = async (): Promise<boolean> => {
    try {
      consumer = await startConsumer({
        ...dependencies,
        kafka: connectKafka(source, secrets, log),
        onState: (state) => {
          if (state === 'reading') failures = 0;
          set(state === 'reading' ? 'running' : 'connecting');
        },
      });
      const end = await orAborted(consumer.ended, stopping.signal);
      await consumer.stop(flushWithinMs);
      if (end === 'aborted') return false;
      if (end.kind === 'lost') {
        set('offsetLost', describeLosses(end.losses));
        return false;
      }
      throw end.error;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      const { state, reason } = describeFailure(error, source.config);
      set(state, reason);
      return true;
    } finally {
      consumer = undefined;
    }
  };

  const run = async () => {
    while (await consumeOnce()) {
      failures += 1;
      await passed(backoffMs(failures, waits), stopping.signal);
      if (stopping.signal.aborted) return;
    }
  };
  const running = run();

  return {
    status() {
      const trouble = consumer?.trouble();
      return {
        ...status,
        ...(trouble && { reason: trouble.reason }),
        ...(trouble?.isForAPerson && { state: 'failed' as const }),
        partitions: consumer?.partitions() ?? [],
      };
    },
    async stop(withinMs) {
      flushWithinMs = withinMs;
      stopping.abort();
      await running;
    },
  };
}

function describeLosses(losses: Loss[]): string {
  const each = losses.map(({ topic, partition, lostOffset, firstOffset, endOffset }) => {
    const where = `${topic}/${partition}`;
    if (lostOffset < firstOffset) {
      return `${where}: ${firstOffset - lostOffset} records before offset ${firstOffset} are gone, ${lostOffset} was to be next`;
    }
    if (lostOffset <= endOffset) return `${where}: the topic was deleted and made anew since it was read`;
    return `${where}: ends at offset ${endOffset}, before ${lostOffset} which was to be next; the topic was made anew or cut off`;
  });
  return `${each.join('; ')}. Nothing is skipped until it is decided where to go on`;
}
