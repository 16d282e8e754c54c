// What ended a membership, in words that name the setting to look at.
import { PenstockError } from '../../../model/errors';
import type { KafkaSourceConfig } from '../../../model/kafka-source';
import { OffsetGone } from '../connection';
import { TopicMissing } from './check-topics';

/** What is known of a failure by its name, its type or its message. */
interface Sign {
  of: RegExp;
  isForAPerson: boolean;
  advice?: (config: KafkaSourceConfig) => string;
}

const signs: Sign[] = [
  {
    of: /UNSUPPORTED_SASL_MECHANISM|requested SASL mechanism/,
    isForAPerson: true,
    advice: ({ sasl }) => `config.sasl.mechanism is "${sasl?.mechanism}"`,
  },
  {
    of: /SASL|AUTHENTICATION/i,
    isForAPerson: true,
    advice: ({ sasl }) => `config.sasl.username is "${sasl?.username}", its password the secret saslPassword`,
  },
  {
    of: /altnames/,
    isForAPerson: true,
    advice: () => 'config.tls.servername must be a name that the certificate is for',
  },
  {
    of: /self[- ]signed certificate|unable to (get|verify)|CERT_UNTRUSTED/i,
    isForAPerson: true,
    advice: ({ tls }) => {
      const isGiven = typeof tls === 'object' && tls.ca !== undefined;
      return `config.tls.ca must ${isGiven ? 'have' : 'be given:'} the certificate of who vouches for the brokers`;
    },
  },
  // A broker that closes a connection may be about to stop, too: nobody is called for that.
  {
    of: /before secure TLS connection was established|wrong version number|packet length too long/i,
    isForAPerson: false,
    advice: () => 'the brokers may not speak TLS at config.brokers, which config.tls asks for',
  },
  {
    of: /KafkaJSConnectionClosedError|Closed connection/,
    isForAPerson: false,
    advice: ({ tls, sasl }) => {
      const wishes = [
        ...(tls === undefined ? ['TLS (config.tls)'] : []),
        ...(sasl ? [] : ['a password (config.sasl)']),
      ];
      const wants = wishes.length > 0 ? `, or want ${wishes.join(' or ')}` : '';
      return `the brokers have ended the connection: they are stopping${wants}`;
    },
  },
  { of: /certificate|AUTHORIZATION_FAILED|INVALID_GROUP_ID|INCONSISTENT_GROUP_PROTOCOL/i, isForAPerson: true },
];

/** What only a person can mend is `failed`; it is tried again nevertheless, for it may be mended in the cluster. */
export function describeFailure(
  error: unknown,
  config: KafkaSourceConfig,
): { state: 'connecting' | 'failed'; reason: string } {
  const causes = causesOf(error);
  const last = causes.at(-1);
  const reason = last instanceof Error ? last.message : String(error);
  // Ours say what is to be mended.
  const own = causes.find((cause) => cause instanceof TopicMissing || cause instanceof PenstockError);
  if (own) return { state: 'failed', reason: own.message };
  const told = causes.filter((cause) => !(cause instanceof OffsetGone)).map(textOf);
  const sign = signs.find(({ of }) => told.some((text) => of.test(text)));
  if (!sign) return { state: 'connecting', reason };
  const { isForAPerson, advice } = sign;
  return { state: isForAPerson ? 'failed' : 'connecting', reason: advice ? `${reason}: ${advice(config)}` : reason };
}

const textOf = (cause: unknown): string => {
  const { name, type, message } = cause as { name?: string; type?: string; message?: string };
  return `${name} ${type ?? ''} ${message}`;
};

/** An error and what it came of, the first cause last. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause !== undefined && cause !== null && causes.length < 10;) {
    causes.push(cause);
    const next = (cause as { cause?: unknown }).cause;
    if (next === cause) break;
    cause = next;
  }
  return causes;
}
