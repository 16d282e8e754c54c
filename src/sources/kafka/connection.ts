// How a source connects: the settings of kafkajs that follow from its configuration and its secrets.
import { Kafka, logLevel, type KafkaConfig, type logCreator, type SASLOptions } from 'kafkajs';
import type { Logger } from 'pino';
import { PenstockError } from '../../model/errors';
import type { Secrets } from '../../model/secret';
import type { KafkaSource } from '../../model/source';
import { addCodecs } from './codecs';
import { giveEmptyBatches } from './log/empty-batches';
import { keepBatchesWhole } from './log/fetch-response';
import { askForTopicIds } from './log/topic-ids';

addCodecs();
keepBatchesWhole();
giveEmptyBatches();
askForTopicIds();

const connectionTimeoutMs = 5000;
const requestTimeoutMs = 30_000;

/** kafkajs would now move the group to another offset, and records would be skipped without a word. */
export class OffsetGone extends Error {
  override readonly name = 'OffsetGone';
  /** Tells kafkajs not to try again. */
  readonly retriable = false;
}

export function connectKafka({ id, config }: KafkaSource, secrets: Secrets, log: Logger): Kafka {
  const ssl = tlsOptions(config.tls, secrets);
  return new Kafka({
    clientId: config.clientId,
    brokers: config.brokers,
    ...(ssl !== undefined && { ssl }),
    ...(config.sasl && { sasl: saslOptions(id, config.sasl, secrets) }),
    connectionTimeout: connectionTimeoutMs,
    authenticationTimeout: connectionTimeoutMs * 2,
    requestTimeout: requestTimeoutMs,
    // What takes longer is shown as the state of the source, and begun anew.
    retry: { initialRetryTime: 200, retries: 4, maxRetryTime: 2000, restartOnFailure: () => Promise.resolve(false) },
    logLevel: logLevel.INFO,
    logCreator: logInto(log.child({ source: id })),
  });
}

function tlsOptions(tls: KafkaSource['config']['tls'], secrets: Secrets): KafkaConfig['ssl'] {
  if (tls === undefined || tls === true) return tls;
  const { ca, servername, rejectUnauthorized, certificate } = tls;
  return {
    rejectUnauthorized,
    ...(ca !== undefined && { ca }),
    ...(servername !== undefined && { servername }),
    ...(certificate !== undefined && { cert: certificate }),
    ...(secrets.clientKey && { key: secrets.clientKey.reveal() }),
  };
}

function saslOptions(
  id: string,
  { mechanism, username }: NonNullable<KafkaSource['config']['sasl']>,
  secrets: Secrets,
): SASLOptions {
  const password = secrets.saslPassword?.reveal();
  if (password !== undefined) return { mechanism, username, password };
  throw new PenstockError('badRequest', `source "${id}" has no secret saslPassword; update it with one`);
}

/**
 * What kafkajs says goes to the debug log: the source's state tells what matters. There is no other place to keep it from
 * resetting an offset that is gone than the line it logs before.
 */
const logInto =
  (log: Logger): logCreator =>
  () =>
  ({ namespace, log: { message, ...details } }) => {
    if (message.startsWith('Offset out of range, resetting')) {
      throw new OffsetGone(`the next record of ${String(details.topic)}/${String(details.partition)} is gone`);
    }
    log.debug({ kafkajs: namespace, ...details }, message);
  };
