import { PenstockError } from '../../model/errors';
import type { KafkaSourceConfig } from '../../model/kafka-source';

/** Throws `badRequest` unless a source with these secrets can use them all, and has those that its configuration needs. */
export function checkKafkaSecrets({ sasl, tls }: KafkaSourceConfig, names: string[]): void {
  const certificate = tls === true ? undefined : tls?.certificate;
  checkPair('saslPassword', names, 'config.sasl', sasl !== undefined);
  checkPair('clientKey', names, 'config.tls.certificate', certificate !== undefined);
}

function checkPair(name: string, names: string[], field: string, isConfigured: boolean): void {
  const isGiven = names.includes(name);
  if (isConfigured && !isGiven) throw new PenstockError('badRequest', `secrets.${name}: is missing; ${field} needs it`);
  if (isGiven && !isConfigured) {
    throw new PenstockError(
      'badRequest',
      `secrets.${name}: is of no use without ${field}; set that too, or leave it out`,
    );
  }
}
